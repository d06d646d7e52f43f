// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import { describe, expect, test } from 'vitest';
import { parseReport } from '../../../source/resources/iam/user-credentials.ts';
import { breaches, type Credentials, type User, users } from '../../../source/resources/iam/users.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, ago, awsError, day, done, listed, now, regionWith, sight } from '../region.ts';

const user = (name: string, credentials?: Partial<Credentials>): User => ({
	name,
	arn: '',
	groups: [],
	createdAt: now - 400 * day * 1000,
	...(credentials ? { credentials: { password: false, mfa: false, keys: [], ...credentials } } : {}),
});
const key = (age: number) => ({ rotatedAt: now - age * day * 1000 });
const usedAt = now - 1000;

describe('the rules of the house', () => {
	test.each<[string, Partial<Credentials>, string[]]>([
		['a password without MFA', { password: true, usedAt }, ['no MFA']],
		['a password with MFA', { password: true, mfa: true, usedAt }, []],
		['a key without MFA: it guards the console', { keys: [key(10)], usedAt }, []],
		['an old key', { keys: [key(10), key(412)], usedAt }, ['key 412 d old']],
		['a key that is just not old', { keys: [key(90)], usedAt }, []],
		['long unused', { keys: [key(10)], usedAt: now - 100 * day * 1000 }, ['unused for 100 d']],
		['never used', { keys: [key(10)] }, ['unused for 400 d']],
		['nothing to log in with', {}, []],
	])('%s', (_what, credentials, broken) => {
		expect(breaches(user('ana', credentials), sight)).toEqual(broken);
	});

	test('nothing is said of whom nothing is known', () => {
		expect(breaches(user('ana'), sight)).toEqual([]);
		expect(users.tone(user('ana'), sight)).toBe('idle');
	});

	test('are the settings’', () => {
		const lax = { now, rules: { mfaRequired: false, keyAgeDays: 500, unusedDays: 500 } };
		expect(breaches(user('ana', { password: true, keys: [key(412)] }), lax)).toEqual([]);
	});

	test('who breaks most comes first', () => {
		const all = [
			user('good', { mfa: true }),
			user('worst', { password: true }),
			user('bad', { password: true, usedAt }),
		];
		expect(all.toSorted((a, b) => users.order?.(a, b, sight) ?? 0).map(({ name }) => name)).toEqual([
			'worst',
			'bad',
			'good',
		]);
		expect(users.summary(all, sight)).toBe('3 · 2 without MFA · 1 unused');
	});
});

const header =
	'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,' +
	'access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date';
const report = [
	header,
	'<root_account>,arn,2020-01-01T00:00:00+00:00,not_supported,no_information,true,false,N/A,N/A,false,N/A,N/A',
	'ana,arn,2020-01-01T00:00:00+00:00,true,2026-01-01T00:00:00+00:00,true,false,N/A,N/A,false,N/A,N/A',
	'bot,arn,2020-01-01T00:00:00+00:00,false,N/A,false,true,2025-01-01T00:00:00+00:00,2026-01-14T00:00:00+00:00,true,2025-06-01T00:00:00+00:00,N/A',
].join('\n');

test('the credential report tells MFA, passwords, keys and last use; root is no user', () => {
	expect(Object.fromEntries(parseReport(report))).toEqual({
		ana: { password: true, mfa: true, keys: [], usedAt: Date.UTC(2026, 0, 1) },
		bot: {
			password: false,
			mfa: false,
			keys: [
				{ rotatedAt: Date.UTC(2025, 0, 1), usedAt: Date.UTC(2026, 0, 14) },
				{ rotatedAt: Date.UTC(2025, 5, 1), usedAt: undefined },
			],
			usedAt: Date.UTC(2026, 0, 14),
		},
	});
});

describe('credentials', () => {
	const live = {
		GetUser: async () => ({
			User: { UserName: '', UserId: '', Path: '/', Arn: '', CreateDate: ago(0), PasswordLastUsed: ago(60) },
			$metadata,
		}),
		ListMFADevices: async () => ({ MFADevices: [], $metadata }),
		ListAccessKeys: async () => ({
			AccessKeyMetadata: [
				{ AccessKeyId: 'AKIA1', Status: 'Active' as const, CreateDate: ago(100 * day) },
				{ AccessKeyId: 'AKIA2', Status: 'Inactive' as const, CreateDate: ago(900 * day) },
			],
			$metadata,
		}),
		GetAccessKeyLastUsed: async () => ({
			AccessKeyLastUsed: { LastUsedDate: ago(30), ServiceName: '', Region: '' },
			$metadata,
		}),
	};
	const made = {
		GenerateCredentialReport: async () => ({ State: 'COMPLETE' as const, $metadata }),
		GetCredentialReport: async () => ({ Content: new TextEncoder().encode(report), $metadata }),
	};
	const read = (region: ReturnType<typeof regionWith>, ...names: string[]) =>
		users.enrichments?.[0]?.read(
			region,
			names.map((name) => user(name)),
			{},
		);

	test('come from the report, without a call for each user', async () => {
		const region = regionWith({ iam: made });
		const found = await read(region, 'ana', 'bot');
		expect(found?.get('ana')).toMatchObject({ credentials: { password: true, mfa: true } });
		expect(region.sent).toEqual(['iam:GenerateCredentialReport', 'iam:GetCredentialReport']);
	});

	test('of who is newer than the report are read live', async () => {
		const found = await read(regionWith({ iam: { ...made, ...live } }), 'ana', 'newcomer');
		expect(found?.get('newcomer')?.credentials).toEqual({
			password: true,
			mfa: false,
			keys: [{ rotatedAt: ago(100 * day).getTime(), usedAt: ago(30).getTime() }],
			usedAt: ago(30).getTime(),
		});
	});

	const makingFor = (times: number, clock = createManualClock(now)) => {
		let asked = 0;
		const making = async () => ({
			State: ++asked <= times ? ('INPROGRESS' as const) : ('COMPLETE' as const),
			$metadata,
		});
		return regionWith({ iam: { ...made, ...live, GenerateCredentialReport: making } }, clock);
	};

	test('are waited for while the report is being made', async () => {
		const region = makingFor(4);
		expect((await read(region, 'ana', 'bot'))?.get('ana')?.credentials).toMatchObject({ mfa: true });
		expect(region.sent).not.toContain('iam:GetUser');
	});

	test('are read live where AWS never gets done with the report', async () => {
		const clock = createManualClock(now);
		const found = await done(Promise.resolve(read(makingFor(Number.POSITIVE_INFINITY, clock), 'ana')), clock);
		expect(found?.get('ana')?.credentials).toMatchObject({ mfa: false });
	});

	test('are read live where the report is denied', async () => {
		const denied = async () => {
			throw awsError('AccessDenied', 'User is not authorized to perform: iam:GenerateCredentialReport');
		};
		const found = await read(regionWith({ iam: { ...live, GenerateCredentialReport: denied } }), 'ana');
		expect(found?.get('ana')?.credentials).toMatchObject({ mfa: false });
	});

	test('of a user who has just been deleted are none', async () => {
		const gone = async () => {
			throw awsError('NoSuchEntity', 'The user with name ghost cannot be found.');
		};
		const found = await read(regionWith({ iam: { ...made, ...live, GetUser: gone } }), 'ghost', 'ana');
		expect(found?.has('ghost')).toBe(false);
		expect(found?.has('ana')).toBe(true);
	});
});

test('users come with their groups', async () => {
	const region = regionWith({
		iam: {
			GetAccountAuthorizationDetails: async () => ({
				UserDetailList: [{ UserName: 'ana', GroupList: ['ops'], CreateDate: ago(60) }],
				$metadata,
			}),
		},
	});
	expect(await listed(users, region)).toEqual([
		{ name: 'ana', arn: '', groups: ['ops'], createdAt: ago(60).getTime() },
	]);
});
