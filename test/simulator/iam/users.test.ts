import { expect, test } from 'vitest';
import { parseReport } from '../../../source/resources/user-credentials.ts';
import { iam } from '../../../source/simulator/iam/handlers.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

test('nine users, in pages', () => {
	const { world } = bookshopWorld();
	const first = iam.GetAccountAuthorizationDetails(world, { Filter: ['User'], MaxItems: 5 });
	const rest = iam.GetAccountAuthorizationDetails(world, {
		Filter: ['User'],
		MaxItems: 5,
		Marker: first.Marker,
	});
	expect([
		first.IsTruncated,
		first.UserDetailList?.length,
		rest.IsTruncated,
		rest.UserDetailList?.length,
	]).toEqual([true, 5, false, 4]);
});

test('the credential report takes a moment, and says what AWS says', () => {
	const { world, pass } = bookshopWorld();
	expect(refusal(() => iam.GetCredentialReport(world, {}))).toMatch(/^CredentialReportNotPresentException: /);
	expect(iam.GenerateCredentialReport(world, {}).State).toBe('STARTED');
	expect(iam.GenerateCredentialReport(world, {}).State).toBe('INPROGRESS');
	expect(refusal(() => iam.GetCredentialReport(world, {}))).toMatch(/^CredentialReportNotReadyException: /);
	pass(3);
	expect(iam.GenerateCredentialReport(world, {}).State).toBe('COMPLETE');
	const report = parseReport(new TextDecoder().decode(iam.GetCredentialReport(world, {}).Content));
	expect(report.size).toBe(9);
	expect(report.get('oncall-2')).toMatchObject({ password: true, mfa: false });
	expect(report.get('deploy-bot')?.keys).toHaveLength(1);
	pass(5 * 3600);
	expect(refusal(() => iam.GetCredentialReport(world, {}))).toMatch(/^CredentialReportExpiredException: /);
});

test('users are made once, and asked for by name', () => {
	const { world } = bookshopWorld();
	iam.CreateUser(world, { UserName: 'eve' });
	expect(iam.GetUser(world, { UserName: 'eve' }).User?.Arn).toBe('arn:aws:iam::123456789012:user/eve');
	expect(refusal(() => iam.CreateUser(world, { UserName: 'eve' }))).toBe(
		'EntityAlreadyExistsException: User with name eve already exists.',
	);
	expect(refusal(() => iam.CreateUser(world, { UserName: 'a b' }))).toMatch(/^ValidationError: /);
	expect(refusal(() => iam.GetUser(world, { UserName: 'mallory' }))).toBe(
		'NoSuchEntityException: The user with name mallory cannot be found.',
	);
});
