import { expect, test } from 'vitest';
import { planText } from '../../source/commands/plan-text.ts';
import { createProgress } from '../../source/commands/progress.ts';
import type { Operation } from '../../source/operations/operation.ts';
import { becomes, planOf, stop, where } from '../operations/plans.ts';

test('progress is told once, line by line', () => {
	const said: string[] = [];
	const report = createProgress((line) => said.push(line));
	const plan = planOf([stop], { done: [becomes('stopped')] });
	const base: Operation = {
		...{
			id: 'a',
			plan,
			where,
			startedAt: 0,
			phase: 'checking',
			steps: [{ state: 'waiting' }],
			narration: [],
		},
	};
	const watching = { title: 'it is stopped', met: [] };
	report(base);
	report(base);
	report({ ...base, phase: 'applying', steps: [{ state: 'sending', at: 1 }] });
	const sent: Operation = { ...base, phase: 'watching', steps: [{ state: 'done', at: 2, output: {} }] };
	report(sent);
	report({ ...sent, watching });
	report({ ...sent, watching: { ...watching, progress: 'stopping' }, narration: ['going down'] });
	report({ ...sent, watching: { ...watching, progress: 'stopping' }, narration: ['going down', 'down'] });
	expect(said).toEqual([
		'checking',
		'sending: stop it',
		'done: stop it',
		'watching: until it is stopped',
		'  going down',
		'  stopping',
		'  down',
	]);
});

test('a plan in words: what changes, what was checked, the very calls, the way back', () => {
	const text = planText(
		planOf([stop], {
			changes: [{ what: 'web-07 · state', before: 'running', after: '\u001b[2Jstopped' }],
			checks: [{ status: 'warning', text: 'it is in a group' }],
			done: [becomes('stopped')],
		}),
	);
	expect(text).toBe(
		[
			'stop web-07 (disruptive)',
			'what changes',
			'  web-07 · state: running → ␛[2Jstopped',
			'checks',
			'  warning: it is in a group',
			'calls',
			'  aws ec2 stop-instances --instance-ids i-1',
			'then',
			'  watch until it is stopped',
			'undo',
			'  there is no way back',
			'',
		].join('\n'),
	);
});
