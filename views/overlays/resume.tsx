import type { CommandId } from '../../source/cockpit/commands.ts';
import type { Operation } from '../../source/operations/operation.ts';
import { canFinish } from '../../source/operations/resume.ts';
import { canUndo } from '../../source/operations/undo.ts';
import type { Overlay, Size } from '../../source/store/screen.ts';
import { useAirboss } from '../cockpit-context.ts';
import { framed, insideOf } from '../components/frame.ts';
import { blank, type Line, span, windowAround } from '../components/line.ts';
import { Lines } from '../components/lines.tsx';
import { keyFor } from '../keymap.ts';
import { mayBeDecided } from '../operation/bake-words.ts';
import { resumeBlocks } from './resume-lines.ts';

export type ResumeOverlay = Extract<Overlay, { overlay: 'resume' }>;

export function Resume({ overlay, size }: { overlay: ResumeOverlay; size: Size }) {
	const all = useAirboss((state) => state.operations);
	const now = useAirboss((state) => state.now);
	const { cells, rows } = insideOf(size);
	const operations = overlay.operations.flatMap((id) => all.find((operation) => operation.id === id) ?? []);
	const overrides = useAirboss((state) => state.settings.keys);
	const key = (command: CommandId) => span(keyFor('resume', command, overrides), 'accent');
	const offer = offers(operations[overlay.cursor], { all, now });
	const foot: Line[] = [
		blank,
		[
			key('watch'),
			span(' watch on · '),
			...(offer.undo ? [key('undo'), span(' undo · ')] : []),
			...(offer.finish ? [key('finish'), span(' send the rest · ')] : []),
			...(offer.takeBack ? [key('takeBack'), span(' take back at once · ')] : []),
			key('back'),
			span(' later'),
		],
	];
	const blocks = resumeBlocks(operations, { cursor: overlay.cursor, cells, now });
	const before = blocks.slice(0, overlay.cursor).flat().length;
	const lines = blocks.flat();
	const current = blocks[overlay.cursor]?.length ?? 0;
	const page = Math.max(1, rows - foot.length);
	const { from } = windowAround(before + (current >> 1), lines.length, page);
	const title =
		operations.length === 1
			? 'An operation was left under way'
			: `${operations.length} operations were left under way`;
	return (
		<Lines
			lines={framed({ title, border: 'warning', lines: lines.slice(Math.min(from, before)), foot }, size)}
		/>
	);
}

/** What applies to an operation, besides watching on. */
function offers(operation: Operation | undefined, { all, now }: { all: readonly Operation[]; now: number }) {
	if (!operation) return {};
	return {
		undo: canUndo(operation, all) === true,
		finish: canFinish(operation, now),
		takeBack: mayBeDecided(operation) && operation.plan.undo !== undefined,
	};
}
