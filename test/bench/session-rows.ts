/** The rows that a session's life fills, with plain Ink beside it. */
import type { Effort } from './effort.ts';
import type { Figure } from './goals.ts';
import type { Pressed } from './keys.ts';
import type { Results } from './results.ts';
import { type Life, live } from './session.ts';
import { median, quantile } from './statistics.ts';

export async function sessions(effort: Effort): Promise<Results> {
	const small = await live({ instances: 1000 }, effort);
	const large = await live({ instances: 50_000 }, effort);
	const plain = await live({ instances: 50_000, settings: { cellWriter: false }, hurried: true }, effort);
	return {
		moveTable: beside(large, plain, ({ moves }) => ratios(moves)),
		scrollTable: beside(large, plain, ({ scrolls }) => bytes(scrolls)),
		scrollPane: beside(large, plain, ({ paneScrolls }) => bytes(paneScrolls)),
		keyMedian50k: beside(large, plain, (life) => times(life, 0.5)),
		key99At50k: beside(large, plain, (life) => times(life, 0.99)),
		keyMedian1k: times(small, 0.5),
		key99At1k: times(small, 0.99),
		cpuKey50k: beside(large, plain, ({ cpuPerKey }) => ({ value: cpuPerKey })),
		cpuKey1k: { value: small.cpuPerKey },
		heldAtOnce: beside(large, plain, ({ atOnce }) => held(atOnce)),
		heldAfterLast: beside(large, plain, ({ inRhythm }) => held(inRhythm)),
		keysLost: beside(large, plain, ({ atOnce, inRhythm }) => ({
			value: Math.abs(atOnce.lost) + Math.abs(inRhythm.lost),
		})),
		memory1k: { value: small.memory },
		memory50k: { value: large.memory },
		cpuIdle1k: { value: small.cpuIdle ?? Number.NaN },
		cpuIdle50k: { value: large.cpuIdle ?? Number.NaN },
	};
}

function beside(life: Life, plain: Life, figure: (life: Life) => Figure): Figure {
	const { value, detail } = figure(plain);
	const own = figure(life);
	return { ...own, plain: value, detail: { ...own.detail, ...prefixed('plain', detail ?? {}) } };
}

const prefixed = (prefix: string, detail: Readonly<Record<string, number>>) =>
	Object.fromEntries(
		Object.entries(detail).map(([name, value]) => [
			`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
			value,
		]),
	);

function ratios(pressed: readonly Pressed[]): Figure {
	const each = pressed.map(({ bytes: written, needed }) => written / needed);
	const written = bytes(pressed);
	return {
		value: median(each),
		note: `${written.value.toFixed(0)} B; 99th percentile ${quantile(each, 0.99).toFixed(2)} ×`,
		detail: {
			ratio99: quantile(each, 0.99),
			neededBytesMedian: median(pressed.map(({ needed }) => needed)),
			...written.detail,
		},
	};
}

function bytes(pressed: readonly Pressed[]): Figure {
	const each = pressed.map(({ bytes: written }) => written);
	return {
		value: median(each),
		note: `99th percentile ${quantile(each, 0.99).toLocaleString('en-US')} B`,
		detail: { bytesMedian: median(each), bytes99: quantile(each, 0.99), keys: each.length },
	};
}

function times({ moves, scrolls }: Life, share: number): Figure {
	const each = [...moves, ...scrolls].map(({ time }) => time);
	return {
		value: quantile(each, share),
		detail: {
			movesMilliseconds: quantile(
				moves.map(({ time }) => time),
				share,
			),
			scrollsMilliseconds: quantile(
				scrolls.map(({ time }) => time),
				share,
			),
			keys: each.length,
		},
	};
}

const held = ({ settled, frames, lost }: Life['atOnce']): Figure => ({
	value: settled,
	note: `${frames} frames`,
	detail: { frames, lost },
});
