import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profileForSdk } from '../../source/aws/credentials.ts';
import { listProfiles, resolveWhere } from '../../source/aws/where.ts';

let folder = '';
let files: NodeJS.ProcessEnv = {};

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'airboss-where-'));
	files = {
		AWS_CONFIG_FILE: join(folder, 'config'),
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
	};
	await writeFile(
		join(folder, 'config'),
		`[default]
region = us-east-1
[profile staging]
region = eu-west-1
[profile ops.emea]
sso_session = corp
[sso-session corp]
sso_region = eu-north-1
[services local]
ec2 =
  endpoint_url = http://localhost:5000
`,
	);
	await writeFile(
		join(folder, 'credentials'),
		'[legacy]\nregion = sa-east-1\n[default]\naws_access_key_id = x\n',
	);
});
afterAll(() => rm(folder, { recursive: true }));

describe('profile and region', () => {
	test('come from the flag or setting, then the environment, then the profile', async () => {
		const env = {
			...files,
			AWS_PROFILE: 'staging',
			AWS_REGION: 'ap-south-1',
			AWS_DEFAULT_REGION: 'ca-central-1',
		};
		expect(await resolveWhere({ profile: 'legacy', region: 'eu-central-1', env })).toEqual({
			profile: 'legacy',
			region: 'eu-central-1',
		});
		expect(await resolveWhere({ env })).toEqual({ profile: 'staging', region: 'ap-south-1' });
		expect(await resolveWhere({ env: { ...env, AWS_REGION: '' } })).toEqual({
			profile: 'staging',
			region: 'ca-central-1',
		});
		expect(await resolveWhere({ env: { ...files, AWS_PROFILE: 'staging' } })).toEqual({
			profile: 'staging',
			region: 'eu-west-1',
		});
		expect(await resolveWhere({ env: files })).toEqual({ profile: 'default', region: 'us-east-1' });
		expect(await resolveWhere({ profile: 'legacy', env: files })).toEqual({
			profile: 'legacy',
			region: 'sa-east-1',
		});
	});

	test('have no region when nothing names one, or when there is no file', async () => {
		expect(await resolveWhere({ profile: 'ops.emea', env: files })).toEqual({
			profile: 'ops.emea',
			region: '',
		});
		const nowhere = {
			AWS_CONFIG_FILE: join(folder, 'no'),
			AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
		};
		expect(await resolveWhere({ env: nowhere })).toEqual({ profile: 'default', region: '' });
	});
});

test('profiles are those of both files, without what else the config file holds', async () => {
	expect(await listProfiles(files)).toEqual(['default', 'legacy', 'ops.emea', 'staging']);
});

test('the profile "default" leaves room for credentials in the environment', () => {
	expect(profileForSdk('default', {})).toBeUndefined();
	expect(profileForSdk('default', { AWS_PROFILE: 'default' })).toBeUndefined();
	expect(profileForSdk('default', { AWS_PROFILE: 'staging' })).toBe('default');
	expect(profileForSdk('staging', {})).toBe('staging');
});
