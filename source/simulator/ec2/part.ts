import type { _InstanceType, Image, KeyPairInfo, SecurityGroup, Subnet } from '@aws-sdk/client-ec2';
import { Roster } from './roster.ts';
import type { TagSet } from './tag-set.ts';

export type InstanceState = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';

/** An instance, as the simulator keeps it; `instance-shape.ts` tells it as EC2 does. */
export interface SimulatedInstance {
	readonly id: string;
	readonly reservation: string;
	readonly imageId: string;
	readonly type: _InstanceType;
	readonly subnetId: string;
	readonly zone: string;
	readonly privateAddress: string;
	publicAddress?: string;
	readonly keyName?: string;
	/** Ids of its security groups. */
	readonly groups: readonly string[];
	/** Name of its instance profile. */
	readonly role?: string;
	state: InstanceState;
	/** Milliseconds since the epoch. */
	launchedAt: number;
	/** Why it changed last: EC2's code and message. */
	reason?: { Code: string; Message: string };
	/** Milliseconds at which its status checks pass; before it they are initializing. */
	checkedAt: number;
	/** Milliseconds at which it last ceased to run; undefined: it runs, or never did. */
	endedAt?: number;
	impaired: boolean;
	/** How often it has changed its state: what was due in an earlier one is void. */
	changes?: number;
	readonly tags: TagSet;
}

export interface AutoScalingGroup {
	readonly name: string;
	readonly least: number;
	readonly most: number;
	desired: number;
	/** Tags that each of its instances gets. */
	readonly tags: ReadonlyArray<readonly [key: string, value: string]>;
	readonly type: _InstanceType;
	/** Number of the next instance's name: `web-07`. */
	next: number;
	readonly prefix: string;
}

export interface Ec2Part {
	/** By id, in the order of their launch. */
	readonly instances: Roster;
	readonly images: Image[];
	readonly keyPairs: KeyPairInfo[];
	readonly securityGroups: SecurityGroup[];
	readonly subnets: Subnet[];
	readonly groups: AutoScalingGroup[];
	/** Names of the account's instance profiles. */
	readonly profiles: Set<string>;
	/** What was launched under an idempotency token. */
	readonly tokens: Map<string, { request: string; ids: string[] }>;
	/** Addresses that were given out. */
	addresses: number;
}

declare module '../world.ts' {
	interface Parts {
		ec2: Ec2Part;
	}
}

export const newEc2Part = (): Ec2Part => ({
	instances: new Roster(),
	images: [],
	keyPairs: [],
	securityGroups: [],
	subnets: [],
	groups: [],
	profiles: new Set(),
	tokens: new Map(),
	addresses: 0,
});
