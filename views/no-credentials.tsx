import type { Problem } from '../source/aws/problem.ts';
import type { Size } from '../source/store/screen.ts';
import { useAirboss } from './cockpit-context.ts';
import { problemLines } from './operation-lines.ts';
import { framed, insideOf } from './overlays/frame.ts';
import { blank, heading, type Line, span } from './overlays/line.ts';
import { Lines } from './overlays/lines.tsx';

/** In place of six dark panes when nobody is logged in: what is wrong, and every way on. */
export function NoCredentials({ problem, size }: { problem: Problem; size: Size }) {
	const profile = useAirboss((state) => state.session.profile);
	const lines = noCredentialsLines(problem, profile, insideOf(size).cells);
	const title = problem.kind === 'expired' ? 'The credentials have expired' : 'Not logged in to AWS';
	return <Lines lines={framed({ title, border: 'warning', lines }, size)} />;
}

export function noCredentialsLines(problem: Problem, profile: string, cells: number): Line[] {
	const key = (name: string, what: string): Line => [span(`  ${name}  `, 'accent'), span(what)];
	const way = (command: string, what: string): Line => [
		span(`  ${command.padEnd(44)}`, 'text'),
		span(what, 'muted'),
	];
	return [
		...problemLines(problem, cells),
		blank,
		heading('from here'),
		key('s', 'fly in the simulator: a whole region, nothing real, no account needed'),
		key('p', 'another profile'),
		key('r', 'try again, after a login elsewhere'),
		key('q', 'quit'),
		blank,
		heading('to log in'),
		way(`aws sso login --profile ${profile}`, 'with IAM Identity Center'),
		way(`aws configure --profile ${profile}`, 'with an access key'),
		way('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY', 'from the environment, set before the start'),
		way('an instance profile', 'on EC2: its role is used by itself'),
	];
}
