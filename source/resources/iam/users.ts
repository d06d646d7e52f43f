import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { Detail, Resource, Sight, Tone } from '../resource.ts';
import { readCredentials } from './user-credentials.ts';

/** An IAM user. What the credential report tells is undefined until it has been read. */
export interface User {
	name: string;
	arn: string;
	groups: readonly string[];
	/** Milliseconds since the epoch. */
	createdAt: number;
	credentials?: Credentials;
}

/** Times in milliseconds since the epoch. */
export interface Credentials {
	password: boolean;
	mfa: boolean;
	/** Active access keys, by when they were last rotated. */
	keys: ReadonlyArray<{ rotatedAt: number; usedAt?: number }>;
	/** The last use of the password or of a key; undefined: never. */
	usedAt?: number;
}

declare module '../resource.ts' {
	interface Kinds {
		users: User;
	}
}

const day = 86_400_000;
const days = (milliseconds: number) => Math.floor(milliseconds / day);

/** The rules of the house that a user breaks, in words. A user without any credentials breaks none. */
export function breaches({ createdAt, credentials }: User, { now, rules }: Sight): string[] {
	if (!credentials) return [];
	const { password, mfa, keys, usedAt } = credentials;
	const oldest = Math.max(0, ...keys.map(({ rotatedAt }) => now - rotatedAt));
	const unused = now - (usedAt ?? createdAt);
	return [
		// As in AWS's own check: MFA guards the console, so it is asked of those who have a password.
		...(rules.mfaRequired && password && !mfa ? ['no MFA'] : []),
		...(days(oldest) > rules.keyAgeDays ? [`key ${days(oldest)} d old`] : []),
		...((password || keys.length > 0) && days(unused) > rules.unusedDays
			? [`unused for ${days(unused)} d`]
			: []),
	];
}

const toneOf = (user: User, sight: Sight): Tone =>
	user.credentials === undefined ? 'idle' : breaches(user, sight).length > 0 ? 'warning' : 'good';

export const users: Resource<User> = {
	kind: 'users',
	title: 'IAM users',
	singular: 'IAM user',
	aliases: ['user', 'iam'],
	sources: [
		{
			title: 'IAM',
			rhythm: { settled: 300, moving: 300, background: 600 },
			async *list(region, options) {
				const pages = region.pages(
					'iam',
					'GetAccountAuthorizationDetails',
					{ Filter: ['User'], MaxItems: 1000 },
					options,
				);
				for await (const { UserDetailList = [] } of pages)
					yield UserDetailList.map((user) => ({
						name: user.UserName ?? '',
						arn: user.Arn ?? '',
						groups: user.GroupList ?? [],
						createdAt: user.CreateDate?.getTime() ?? 0,
					}));
			},
		},
	],
	enrichments: [
		{
			title: 'IAM credential report',
			rhythm: { settled: 300, moving: 300, background: 600 },
			read: readCredentials,
		},
	],
	id: ({ name }) => name,
	name: ({ name }) => name,
	state: ({ credentials }) => (credentials === undefined ? 'unread' : credentials.mfa ? 'MFA' : 'no MFA'),
	tone: toneOf,
	settled: () => true,
	attention: (user, sight) => breaches(user, sight).length > 0,
	order: (a, b, sight) => breaches(b, sight).length - breaches(a, sight).length,
	facets: (user, sight) => ({
		breach: breaches(user, sight).join(', ') || 'none',
		group: user.groups.join(' '),
	}),
	watch: ({ groups, credentials }) => ({
		groups: groups.join(', '),
		mfa: credentials === undefined ? '' : credentials.mfa ? 'MFA' : 'no MFA',
		keys: credentials === undefined ? '' : `${credentials.keys.length} keys`,
	}),
	columns: [
		{
			id: 'name',
			header: 'USER',
			value: ({ name }) => name,
			width: { min: 12, max: 40, grow: 1 },
			priority: 0,
		},
		{
			id: 'breaches',
			header: 'BREAKS',
			value: (user, sight) => breaches(user, sight).join(' · '),
			tone: (user, sight) => (breaches(user, sight).length > 0 ? 'warning' : undefined),
			width: { min: 16, max: 44, grow: 1 },
			priority: 1,
		},
		{
			id: 'mfa',
			header: 'MFA',
			value: ({ credentials }) => (credentials ? (credentials.mfa ? 'yes' : 'no') : ''),
			width: { min: 4 },
			priority: 3,
		},
		{
			id: 'keys',
			header: 'KEYS',
			value: keysText,
			time: ({ credentials }) => credentials?.keys.map(({ rotatedAt }) => rotatedAt),
			sort: oldestKey,
			width: { min: 10, max: 24 },
			priority: 4,
		},
		{
			id: 'used',
			header: 'LAST USED',
			value: usedText,
			time: ({ credentials }) => credentials?.usedAt,
			sort: ({ credentials }) => -(credentials?.usedAt ?? 0),
			width: { min: 10 },
			priority: 2,
		},
		{
			id: 'groups',
			header: 'GROUPS',
			value: ({ groups }) => groups.join(', '),
			width: { min: 12, grow: 2 },
			priority: 5,
		},
	],
	pane: ['name', 'breaches', 'used', 'groups'],
	summary(items, sight) {
		const broken = items.map((user) => breaches(user, sight));
		const count = (word: string) => broken.filter((all) => all.some((one) => one.startsWith(word))).length;
		const parts = [
			[count('no MFA'), 'without MFA'],
			[count('key'), 'old keys'],
			[count('unused'), 'unused'],
		] as const;
		return [
			String(items.length),
			...parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])),
		].join(' · ');
	},
	arn: ({ arn }) => arn,
	consoleUrl: ({ name }, { region }) =>
		`https://${region}.console.aws.amazon.com/iam/home?region=${region}#/users/details/${encodeURIComponent(name)}`,
	async describe(region, user, sight, options) {
		const UserName = user.name;
		const [{ User: live }, groups, policies, devices, keys] = await Promise.all([
			region.call('iam', 'GetUser', { UserName }, options),
			region.call('iam', 'ListGroupsForUser', { UserName }, options),
			region.call('iam', 'ListAttachedUserPolicies', { UserName }, options),
			region.call('iam', 'ListMFADevices', { UserName }, options),
			region.call('iam', 'ListAccessKeys', { UserName }, options),
		]);
		const broken = breaches(user, sight);
		const section: Detail['sections'][number] = {
			title: 'User',
			fields: fieldsOf({
				name: user.name,
				path: live?.Path,
				arn: live?.Arn,
				created: whenText(live?.CreateDate, sight.now),
				'password last used': whenText(live?.PasswordLastUsed, sight.now),
				groups: groups.Groups?.map(({ GroupName }) => GroupName).join(', '),
				policies: policies.AttachedPolicies?.map(({ PolicyName }) => PolicyName).join(', '),
				mfa: devices.MFADevices?.map(({ SerialNumber }) => SerialNumber).join(', ') || 'none',
			}),
		};
		return {
			sections: [
				...(broken.length > 0
					? [
							{
								title: 'Breaks',
								fields: broken.map((value) => ({ label: 'rule', value, tone: 'warning' as const })),
							},
						]
					: []),
				section,
				{
					title: 'Access keys',
					fields: (keys.AccessKeyMetadata ?? []).map(({ AccessKeyId = '', Status = '', CreateDate }) => ({
						label: `…${AccessKeyId.slice(-4)}`,
						value: `${Status}  created ${whenText(CreateDate, sight.now)}`,
					})),
				},
			],
			raw: {
				user: live,
				groups: groups.Groups,
				policies: policies.AttachedPolicies,
				mfa: devices.MFADevices,
			},
		};
	},
};

function oldestKey({ credentials }: User): number {
	return Math.min(Number.POSITIVE_INFINITY, ...(credentials?.keys ?? []).map((key) => key.rotatedAt));
}

function keysText({ credentials }: User, { now }: Sight): string {
	return (credentials?.keys ?? []).map(({ rotatedAt }) => age(now - rotatedAt)).join(', ');
}

function usedText({ credentials }: User, { now }: Sight): string {
	if (!credentials) return '';
	return credentials.usedAt === undefined ? 'never' : `${age(now - credentials.usedAt)} ago`;
}
