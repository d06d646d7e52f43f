import type { World } from '../world.ts';
import type { SimulatedUser } from './part.ts';

const day = 86_400_000;

/** Days before the start; undefined: never. */
interface Sketch {
	name: string;
	created: number;
	/** The last use of the password; `null`: there is none, 'never': there is, and it never was used. */
	password: number | 'never' | null;
	mfa: boolean;
	keys: ReadonlyArray<{ created: number; used?: number; inactive?: true }>;
	groups: string[];
	policies?: string[];
}

/** Nine users, of whom some break the rules of the house. */
const users: Sketch[] = [
	{
		name: 'ana.ruiz',
		created: 812,
		password: 0.2,
		mfa: true,
		keys: [{ created: 31, used: 1 }],
		groups: ['ops', 'oncall'],
	},
	{ name: 'bo.lindqvist', created: 640, password: 1.1, mfa: true, keys: [], groups: ['ops'] },
	{
		name: 'chen.wei',
		created: 388,
		password: 4,
		mfa: true,
		keys: [{ created: 77, used: 0.4 }],
		groups: ['developers'],
	},
	{ name: 'oncall-2', created: 205, password: 3, mfa: false, keys: [], groups: ['oncall'] },
	{
		name: 'deploy-bot',
		created: 903,
		password: null,
		mfa: false,
		keys: [{ created: 412, used: 0.09 }],
		groups: ['deployers'],
		policies: ['AWSCodeDeployDeployerAccess'],
	},
	{
		name: 'metrics-reader',
		created: 120,
		password: null,
		mfa: false,
		keys: [{ created: 44, used: 0.01 }],
		groups: [],
		policies: ['CloudWatchReadOnlyAccess'],
	},
	{
		name: 'dora.former',
		created: 1103,
		password: 233,
		mfa: true,
		keys: [{ created: 233, used: 219 }],
		groups: ['developers'],
	},
	{
		name: 'audit',
		created: 500,
		password: 12,
		mfa: true,
		keys: [],
		groups: ['auditors'],
		policies: ['SecurityAudit'],
	},
	{ name: 'new.hire', created: 2, password: 'never', mfa: false, keys: [], groups: ['developers'] },
];

export function bookshopIam(world: World): void {
	const { iam, clock, random } = world;
	const ago = (days: number) => clock.now() - days * day;
	for (const { name, created, password, mfa, keys, groups, policies = [] } of users) {
		const user: SimulatedUser = {
			name,
			id: `AIDA${random.hex(17).toUpperCase()}`,
			path: '/',
			createdAt: ago(created),
			password: password !== null,
			...(typeof password === 'number' ? { passwordUsedAt: ago(password) } : {}),
			mfa,
			keys: keys.map((key) => ({
				id: `AKIA${random.hex(16).toUpperCase()}`,
				active: !key.inactive,
				createdAt: ago(key.created),
				...(key.used === undefined ? {} : { usedAt: ago(key.used), usedBy: 's3' }),
			})),
			groups,
			policies,
			tags: [],
		};
		iam.users.set(name, user);
	}
}
