import type { Operation } from '../../source/operations/operation.ts';
import type { Size } from '../../source/store/screen.ts';
import { printable } from '../../source/text/printable.ts';
import { useAirboss } from '../cockpit-context.ts';
import { framed, insideOf } from '../components/frame.ts';
import { span } from '../components/line.ts';
import { Lines } from '../components/lines.tsx';
import { operationLines } from './operation-lines.ts';

/** One operation, while it goes and afterwards. */
export function OperationView({ id, offset, size }: { id: string; offset: number; size: Size }) {
	const operation = useAirboss((state) => state.operations.find((candidate) => candidate.id === id));
	const now = useAirboss((state) => (isStill(operation) ? (operation?.endedAt ?? 0) : state.now));
	const back = useAirboss((state) => state.operations.find((candidate) => candidate.undoes === id));
	const overrides = useAirboss((state) => state.settings.keys);
	if (!operation)
		return <Lines lines={framed({ title: 'Operation', lines: [[span('taking off …', 'muted')]] }, size)} />;
	const { cells, rows } = insideOf(size);
	// Who has not scrolled sees the newest of what AWS tells; who has, all of it.
	const options = { cells, now, overrides, back, ...(offset === 0 ? { rows } : {}) };
	const lines = operationLines(operation, options).slice(offset);
	return <Lines lines={framed({ title: printable(operation.plan.title), lines }, size)} />;
}

/** Nothing of it changes with time any more; what nobody watches still bakes. */
const isStill = (operation: Operation | undefined): boolean =>
	operation?.endedAt !== undefined && operation.phase !== 'interrupted';
