import { expect, test } from 'vitest';
import { versionText } from '../../source/commands/version.ts';

test('the version says which commit it was built from', () => {
	const of = { commit: 'abc1234', date: '2026-11-26', changed: false };
	expect(versionText('0.1.0', of)).toBe('airboss 0.1.0 (commit abc1234, built 2026-11-26)');
	expect(versionText('0.1.0', { ...of, changed: true })).toBe(
		'airboss 0.1.0 (commit abc1234 with changes, built 2026-11-26)',
	);
});

test('sources without a history say that no commit is known', () => {
	for (const commit of ['', undefined])
		expect(versionText('0.1.0', { commit, date: '', changed: false })).toBe(
			'airboss 0.1.0 (commit unknown: not built from a git checkout)',
		);
});
