/** The credential report, in AWS's own columns. */
import { AwsError } from '../aws-error.ts';
import type { Handlers, World } from '../world.ts';
import type { AccessKey, SimulatedUser } from './part.ts';
import { userArn } from './shapes.ts';

/** Seconds that AWS takes to make one, and milliseconds for which it is good. */
const making = 2;
const life = 4 * 3_600_000;

export const generateCredentialReport: Handlers<'iam'>['GenerateCredentialReport'] = (world) => {
	const { iam, clock } = world;
	const now = clock.now();
	if (iam.report?.text !== undefined && now - iam.report.doneAt < life) return { State: 'COMPLETE' };
	if (iam.report && iam.report.text === undefined)
		return { State: 'INPROGRESS', Description: 'Report generation in progress' };
	const report: NonNullable<typeof iam.report> = { doneAt: now + making * 1000 };
	iam.report = report;
	clock.in(making, () => {
		report.text = reportOf(world);
	});
	return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
};

export const getCredentialReport: Handlers<'iam'>['GetCredentialReport'] = ({ iam, clock }) => {
	const { report } = iam;
	if (!report)
		throw new AwsError('CredentialReportNotPresentException', 'No report exists. Please generate one.', 410);
	if (report.text === undefined)
		throw new AwsError('CredentialReportNotReadyException', 'Report generation is in progress', 404);
	if (clock.now() - report.doneAt >= life)
		throw new AwsError(
			'CredentialReportExpiredException',
			'The report has expired. Please generate a new one.',
			410,
		);
	return {
		Content: new TextEncoder().encode(report.text),
		ReportFormat: 'text/csv',
		GeneratedTime: new Date(report.doneAt),
	};
};

const header =
	'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

const time = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;

function reportOf(world: World): string {
	const root = `<root_account>,arn:aws:iam::${world.account}:root,2019-03-01T08:00:00+00:00,not_supported,2024-01-09T10:12:44+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`;
	return [header, root, ...[...world.iam.users.values()].map((user) => lineOf(world, user))].join('\n');
}

function lineOf(world: World, user: SimulatedUser): string {
	const { password, passwordUsedAt, createdAt } = user;
	return [
		user.name,
		userArn(world, user),
		time(createdAt),
		String(password),
		password ? (passwordUsedAt === undefined ? 'no_information' : time(passwordUsedAt)) : 'N/A',
		password ? time(createdAt) : 'N/A',
		'N/A',
		String(user.mfa),
		...keyCells(user.keys[0], world.region),
		...keyCells(user.keys[1], world.region),
		...['false', 'N/A', 'false', 'N/A'],
	].join(',');
}

function keyCells(key: AccessKey | undefined, region: string): string[] {
	if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
	const used =
		key.usedAt === undefined ? ['N/A', 'N/A', 'N/A'] : [time(key.usedAt), region, key.usedBy ?? 'N/A'];
	return [String(key.active), time(key.createdAt), ...used];
}
