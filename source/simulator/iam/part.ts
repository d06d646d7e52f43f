export interface AccessKey {
	readonly id: string;
	active: boolean;
	/** Milliseconds since the epoch. */
	readonly createdAt: number;
	usedAt?: number;
	usedBy?: string;
}

export interface SimulatedUser {
	readonly name: string;
	readonly id: string;
	readonly path: string;
	/** Milliseconds since the epoch. */
	readonly createdAt: number;
	readonly password: boolean;
	passwordUsedAt?: number;
	readonly mfa: boolean;
	readonly keys: AccessKey[];
	readonly groups: readonly string[];
	/** Names of AWS's own policies. */
	readonly policies: readonly string[];
	readonly tags: ReadonlyArray<{ Key: string; Value: string }>;
}

export interface IamPart {
	readonly users: Map<string, SimulatedUser>;
	/** The credential report: asked for, and done at a time; its text is as of then. */
	report?: { doneAt: number; text?: string };
}

declare module '../world.ts' {
	interface Parts {
		iam: IamPart;
	}
}

export const newIamPart = (): IamPart => ({ users: new Map() });
