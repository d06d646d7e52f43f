import type { Controls } from './controls.ts';

/** A form or a plan that is being made; opening another one or leaving aborts what it still reads. */
export function startDraft(controls: Controls): AbortController {
	dropDraft(controls);
	controls.draft = new AbortController();
	return controls.draft;
}

export function dropDraft(controls: Controls): void {
	controls.draft?.abort();
	controls.draft = undefined;
}
