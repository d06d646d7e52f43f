import type { Problem } from '../source/aws/problem.ts';
import type { CommandId } from '../source/cockpit/commands.ts';
import type { Size } from '../source/store/screen.ts';
import { useAirboss } from './cockpit-context.ts';
import { framed, insideOf } from './components/frame.ts';
import { blank, heading, type Line, span } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { keyFor, type Overrides } from './keymap.ts';
import { problemLines } from './operation/operation-lines.ts';

/** In place of six dark panes when nobody is logged in: what is wrong, and every way on. */
export function NoCredentials({ problem, size }: { problem: Problem; size: Size }) {
	const profile = useAirboss((state) => state.session.profile);
	const overrides = useAirboss((state) => state.settings.keys);
	const lines = noCredentialsLines(problem, profile, insideOf(size).cells, overrides);
	const title = problem.kind === 'expired' ? 'The credentials have expired' : 'Not logged in to AWS';
	return <Lines lines={framed({ title, border: 'warning', lines }, size)} />;
}

function noCredentialsLines(problem: Problem, profile: string, cells: number, overrides: Overrides): Line[] {
	const key = (command: CommandId, what: string): Line => [
		span(`  ${keyFor('noCredentials', command, overrides)}  `, 'accent'),
		span(what),
	];
	const way = (command: string, what: string): Line => [
		span(`  ${command.padEnd(44)}`, 'text'),
		span(what, 'muted'),
	];
	return [
		...problemLines(problem, cells),
		blank,
		heading('from here'),
		key('simulate', 'fly in the simulator: a whole region, nothing real, no account needed'),
		key('profile', 'another profile'),
		key('readNow', 'try again, after a login elsewhere'),
		key('quit', 'quit'),
		blank,
		heading('to log in'),
		way(`aws sso login --profile ${profile}`, 'with IAM Identity Center'),
		way(`aws configure --profile ${profile}`, 'with an access key'),
		way('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY', 'from the environment, set before the start'),
		way('an instance profile', 'on EC2: its role is used by itself'),
	];
}
