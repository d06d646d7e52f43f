import type { Operation } from '../operations/operation.ts';
import { bakeNews } from './bake-progress.ts';

/** Tells what is new in each report, a line each. Everything in an operation is printable already. */
export function createProgress(say: (line: string) => void): (operation: Operation) => void {
	/** By operation: one that bakes may be taken back by another. */
	const before = new Map<string, Operation>();
	return (operation) => {
		for (const line of newsIn(before.get(operation.id), operation)) say(line);
		before.set(operation.id, operation);
	};
}

const words: Record<string, string> = {
	sending: 'sending',
	done: 'done',
	failed: 'failed',
	unknown: 'no answer to',
};

function newsIn(before: Operation | undefined, now: Operation): string[] {
	const steps = now.plan.steps.flatMap(({ title }, index) => {
		const state = now.steps[index]?.state ?? 'waiting';
		return state !== before?.steps[index]?.state && words[state] ? [`${words[state]}: ${title}`] : [];
	});
	const watching = now.watching;
	const was = before?.watching;
	// What is sent has been told as a step.
	const isCondition = watching && watching.share === undefined;
	const title = isCondition && watching.title !== was?.title ? [`watching: until ${watching.title}`] : [];
	const progress =
		watching?.progress && watching.progress !== was?.progress ? [`  ${watching.progress}`] : [];
	const narration = now.narration.slice(before?.narration.length ?? 0).map((line) => `  ${line}`);
	const checking = before === undefined ? [now.undoes ? now.plan.title : 'checking'] : [];
	return [...checking, ...steps, ...title, ...narration, ...progress, ...bakeNews(before, now)];
}
