import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Credentials, User } from './users.ts';

/** Times to ask for the report; after the first few the door lets one call a second pass. */
const patience = 15;
/** Users read one by one; each takes three calls and more. */
const mostLive = 50;

type Report = ReadonlyMap<string, Credentials>;

/**
 * MFA, keys and last use from the credential report, which AWS makes at most every four hours and in some
 * seconds. Users that it does not know are read one by one, all of them where no report can be had.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export async function readCredentials(
	region: Region,
	items: readonly User[],
	options: CallOptions,
): Promise<ReadonlyMap<string, Partial<User>>> {
	const found = new Map(await reportOf(region, options));
	const others = items.filter(({ name }) => !found.has(name)).slice(0, mostLive);
	for (const { name } of others) {
		const credentials = await credentialsOf(region, name, options);
		if (credentials) found.set(name, credentials);
	}
	return new Map([...found].map(([name, credentials]) => [name, { credentials }]));
}

/** Empty where this endpoint or this caller has none, or where it takes AWS too long. */
async function reportOf(region: Region, options: CallOptions): Promise<Report> {
	try {
		for (let asked = 0; asked < patience; asked++) {
			const { State } = await region.call('iam', 'GenerateCredentialReport', {}, options);
			if (State !== 'COMPLETE') continue;
			const { Content } = await region.call('iam', 'GetCredentialReport', {}, options);
			return parseReport(new TextDecoder().decode(Content));
		}
		return new Map();
	} catch (error) {
		const { kind } = problemFrom(error);
		if (kind === 'denied' || kind === 'unsupported') return new Map();
		throw error;
	}
}

/** Undefined when the user has gone meanwhile. */
async function credentialsOf(
	region: Region,
	name: string,
	options: CallOptions,
): Promise<Credentials | undefined> {
	try {
		return await liveCredentials(region, name, options);
	} catch (error) {
		if (problemFrom(error).kind === 'not-found') return undefined;
		throw error;
	}
}

async function liveCredentials(region: Region, UserName: string, options: CallOptions): Promise<Credentials> {
	const [{ User: user }, { MFADevices = [] }, { AccessKeyMetadata = [] }] = await Promise.all([
		region.call('iam', 'GetUser', { UserName }, options),
		region.call('iam', 'ListMFADevices', { UserName }, options),
		region.call('iam', 'ListAccessKeys', { UserName }, options),
	]);
	const keys = await Promise.all(
		AccessKeyMetadata.filter(({ Status }) => Status === 'Active').map(
			async ({ AccessKeyId = '', CreateDate }) => {
				const { AccessKeyLastUsed } = await region.call(
					'iam',
					'GetAccessKeyLastUsed',
					{ AccessKeyId },
					options,
				);
				return { rotatedAt: CreateDate?.getTime() ?? 0, usedAt: AccessKeyLastUsed?.LastUsedDate?.getTime() };
			},
		),
	);
	const passwordUsedAt = user?.PasswordLastUsed?.getTime();
	return {
		// Only the report tells whether there is a password that was never used.
		password: passwordUsedAt !== undefined,
		mfa: MFADevices.length > 0,
		keys,
		...latest([passwordUsedAt, ...keys.map(({ usedAt }) => usedAt)]),
	};
}

const latest = (times: ReadonlyArray<number | undefined>): { usedAt?: number } => {
	const known = times.filter((time) => time !== undefined);
	return known.length > 0 ? { usedAt: Math.max(...known) } : {};
};

/** By user name. Columns by their names, since AWS has added some over the years; its fields hold no commas. */
export function parseReport(csv: string): Map<string, Credentials> {
	const [header = '', ...lines] = csv.trim().split('\n');
	const columns = header.split(',');
	return new Map(
		lines.flatMap((line) => {
			const cells = line.split(',');
			const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
			// `N/A`, `no_information`, `not_supported` are no times.
			const time = (name: string) => {
				const milliseconds = Date.parse(cell(name));
				return Number.isNaN(milliseconds) ? undefined : milliseconds;
			};
			if (cell('user') === '<root_account>') return [];
			const keys = [1, 2].flatMap((number) =>
				cell(`access_key_${number}_active`) === 'true'
					? [
							{
								rotatedAt: time(`access_key_${number}_last_rotated`) ?? 0,
								usedAt: time(`access_key_${number}_last_used_date`),
							},
						]
					: [],
			);
			const credentials: Credentials = {
				password: cell('password_enabled') === 'true',
				mfa: cell('mfa_active') === 'true',
				keys,
				...latest([time('password_last_used'), ...keys.map(({ usedAt }) => usedAt)]),
			};
			return [[cell('user'), credentials] as const];
		}),
	);
}
