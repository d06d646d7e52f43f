import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReport } from '../../../source/resources/iam/user-credentials.ts';
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

test('users, groups and policies come in pages that hold each of them once, for any page size', () => {
	const { world } = bookshopWorld();
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 20 }), (MaxItems) => {
			const seen: string[] = [];
			let Marker: string | undefined;
			do {
				const page = iam.GetAccountAuthorizationDetails(world, { MaxItems, Marker });
				const entities = [
					...(page.UserDetailList ?? []),
					...(page.GroupDetailList ?? []),
					...(page.Policies ?? []),
				];
				expect(entities.length).toBeLessThanOrEqual(MaxItems);
				seen.push(...entities.map(({ Arn = '' }) => Arn));
				Marker = page.Marker;
				expect(page.IsTruncated).toBe(Marker !== undefined);
			} while (Marker);
			// Nine users, five groups, three policies.
			expect([seen.length, new Set(seen).size]).toEqual([17, 17]);
		}),
		{ numRuns: 20 },
	);
	const groups = iam.GetAccountAuthorizationDetails(world, { Filter: ['Group'] });
	expect([groups.UserDetailList?.length, groups.GroupDetailList?.length]).toEqual([0, 5]);
	expect(refusal(() => iam.GetAccountAuthorizationDetails(world, { Marker: 'made-up' }))).toMatch(
		/^ValidationError: /,
	);
});

test('a role must name the user that it asks for', () => {
	const { world } = bookshopWorld();
	expect(refusal(() => iam.GetUser(world, {}))).toBe(
		'ValidationError: Must specify userName when calling with non-User credentials',
	);
});

test('the bookshop has users that break the rules', () => {
	const { world, pass } = bookshopWorld();
	iam.GenerateCredentialReport(world, {});
	pass(3);
	const csv = new TextDecoder().decode(iam.GetCredentialReport(world, {}).Content);
	const [header = [], root = [], ...rows] = csv.split('\n').map((line) => line.split(','));
	expect(header.length).toBe(22);
	expect(rows.every((row) => row.length === header.length)).toBe(true);
	expect(root[0]).toBe('<root_account>');
	const cell = (name: string, column: string) =>
		rows.find(([user]) => user === name)?.[header.indexOf(column)];
	expect(cell('oncall-2', 'mfa_active')).toBe('false');
	expect(cell('new.hire', 'password_last_used')).toBe('no_information');
	const days = (time = '') => Math.round((world.clock.now() - Date.parse(time)) / 86_400_000);
	expect(days(cell('deploy-bot', 'access_key_1_last_rotated'))).toBe(412);
	expect(days(cell('dora.former', 'password_last_used'))).toBe(233);
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
	expect(refusal(() => iam.CreateUser(world, { UserName: 'EVE' }))).toBe(
		'EntityAlreadyExistsException: User with name EVE already exists.',
	);
	expect(refusal(() => iam.CreateUser(world, { UserName: 'a b' }))).toMatch(/^ValidationError: /);
	expect(refusal(() => iam.GetUser(world, { UserName: 'mallory' }))).toBe(
		'NoSuchEntityException: The user with name mallory cannot be found.',
	);
});
