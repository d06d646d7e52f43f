import type {
	Capability,
	Output,
	Parameter,
	ResourceStatus,
	StackStatus,
	Tag,
} from '@aws-sdk/client-cloudformation';

/** A resource as its template declares it, and as it stands. */
export interface StackResource {
	readonly logicalId: string;
	/** `AWS::EC2::VPC` */
	readonly type: string;
	/** Logical ids of what must be there before it. */
	readonly dependsOn: readonly string[];
	/** Least and most seconds that creating or updating it takes. */
	readonly seconds: readonly [number, number];
	/** From the moment that its creation has been initiated. */
	physicalId?: string;
	status?: ResourceStatus;
}

/** Something that CloudFormation tells of a stack or of one of its resources. */
export interface StackEventRecord {
	/** Counts up, so that paging stays true while events are added. */
	readonly sequence: number;
	/** The region's milliseconds. */
	readonly time: number;
	readonly id: string;
	readonly logicalId: string;
	readonly physicalId: string;
	readonly type: string;
	readonly status: ResourceStatus | StackStatus;
	readonly reason?: string;
}

/** A stack. Times are the region's milliseconds. */
export interface Stack {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly parameters: readonly Parameter[];
	readonly outputs: readonly Output[];
	readonly capabilities: readonly Capability[];
	readonly tags: readonly Tag[];
	readonly terminationProtection: boolean;
	readonly resources: ReadonlyMap<string, StackResource>;
	readonly creationTime: number;
	status: StackStatus;
	statusReason?: string;
	lastUpdatedTime?: number;
	deletionTime?: number;
	/** Oldest first. */
	events: StackEventRecord[];
}

/** The ways a stack's status may go, without those of imports. */
export const transitions: { readonly [S in StackStatus]?: readonly StackStatus[] } = {
	REVIEW_IN_PROGRESS: ['CREATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	CREATE_IN_PROGRESS: ['CREATE_COMPLETE', 'CREATE_FAILED', 'ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	CREATE_COMPLETE: ['UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	CREATE_FAILED: ['ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	ROLLBACK_IN_PROGRESS: ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_IN_PROGRESS'],
	ROLLBACK_COMPLETE: ['DELETE_IN_PROGRESS'],
	ROLLBACK_FAILED: ['DELETE_IN_PROGRESS'],
	UPDATE_IN_PROGRESS: [
		'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
		'UPDATE_COMPLETE',
		'UPDATE_FAILED',
		'UPDATE_ROLLBACK_IN_PROGRESS',
	],
	UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: ['UPDATE_COMPLETE'],
	UPDATE_COMPLETE: ['UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	UPDATE_FAILED: ['UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	UPDATE_ROLLBACK_IN_PROGRESS: [
		'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
		'UPDATE_ROLLBACK_COMPLETE',
		'UPDATE_ROLLBACK_FAILED',
	],
	UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: ['UPDATE_ROLLBACK_COMPLETE'],
	UPDATE_ROLLBACK_COMPLETE: ['UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	UPDATE_ROLLBACK_FAILED: ['UPDATE_ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'],
	DELETE_IN_PROGRESS: ['DELETE_COMPLETE', 'DELETE_FAILED'],
	DELETE_FAILED: ['DELETE_IN_PROGRESS'],
	DELETE_COMPLETE: [],
};
