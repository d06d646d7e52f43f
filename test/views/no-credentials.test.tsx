import { expect, test } from 'vitest';
import { NoCredentials } from '../../views/no-credentials.tsx';
import { onDeck } from './overlays/deck.tsx';

const size = { columns: 100, rows: 24 };
const problem = {
	kind: 'no-credentials' as const,
	sentence: 'There are no AWS credentials for the profile ops.',
	hint: 'Log in, or choose another profile.',
	transient: false,
};

test('nobody is logged in: what is wrong and every way on', () => {
	const { frame, line } = onDeck(
		{ session: { profile: 'ops' }, screen: { size } },
		<NoCredentials problem={problem} size={size} />,
	);
	expect(frame()).toContain('Not logged in to AWS');
	expect(frame()).toContain(problem.sentence);
	expect(frame()).toContain(problem.hint);
	expect(line('  s  ')).toContain('simulator');
	expect(line('  p  ')).toContain('another profile');
	expect(line('  r  ')).toContain('try again');
	expect(frame()).toContain('aws sso login --profile ops');
	expect(frame()).toContain('aws configure --profile ops');
});
