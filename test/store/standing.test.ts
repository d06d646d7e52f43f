import { expect, test } from 'vitest';
import type { Problem } from '../../source/aws/problem.ts';
import { standing } from '../../source/store/standing.ts';
import type { SourceState } from '../../source/store/state.ts';

const problem: Problem = { kind: 'denied', sentence: 'Not allowed.', hint: '', transient: false };
const unread: SourceState = { title: 'EC2', reading: true, staleAfter: Number.POSITIVE_INFINITY };
const read: SourceState = { title: 'EC2', reading: false, at: 10_000, staleAfter: 70_000 };
const failed: SourceState = { ...unread, reading: false, problem };
const checks: SourceState = { ...unread, title: 'checks', enriches: true };

const of = (sources: SourceState[], now = 30_000, items = ['one']) => standing({ sources, items }, now);

test('before the first answer it is loading', () => {
	expect(of([unread, checks])).toEqual({ state: 'loading', failed: [] });
});

test('what was read has an age, until it should long have been read again', () => {
	expect(of([read])).toEqual({ state: 'fresh', age: 20_000, failed: [] });
	expect(of([read], 70_001)).toEqual({ state: 'stale', age: 60_001, failed: [] });
});

test('the oldest list tells the age of all', () => {
	expect(of([read, { ...read, at: 4000 }])).toMatchObject({ age: 26_000 });
});

test('it has failed when no list could be read, also while something else waits for the lists', () => {
	expect(of([failed, checks])).toEqual({ state: 'failed', problem, failed: [] });
	expect(of([failed, unread])).toMatchObject({ state: 'loading', failed: [failed] });
});

test('that there is nothing is not said before every list was asked', () => {
	expect(of([read, unread], 30_000, [])).toEqual({ state: 'loading', failed: [] });
	expect(of([read, failed], 30_000, [])).toMatchObject({ state: 'fresh', failed: [failed] });
	expect(of([read, unread])).toMatchObject({ state: 'fresh' });
});

test('what was read before stays readable when reading fails, and says why', () => {
	const source = { ...read, problem };
	expect(of([source])).toEqual({ state: 'fresh', age: 20_000, failed: [source] });
	expect(of([source], 80_000)).toMatchObject({ state: 'stale', failed: [source] });
});

test('one of several that fails is named, and the others are fresh', () => {
	expect(of([read, failed])).toMatchObject({ state: 'fresh', failed: [failed] });
	expect(of([read, { ...checks, reading: false, problem }])).toMatchObject({
		state: 'fresh',
		failed: [{ title: 'checks' }],
	});
});

test('a clock that goes backwards makes nothing younger than new', () => {
	expect(of([read], 0)).toMatchObject({ age: 0 });
});
