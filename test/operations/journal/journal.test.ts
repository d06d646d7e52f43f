import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../../source/operations/journal/journal.ts';
import type { Entry } from '../../../source/operations/journal/journal-entry.ts';
import { bakingPlan } from '../bake/bakery.ts';
import { launch, look, planOf, stop, where } from '../plans.ts';

let folder: string;
let path: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'airboss-journal-'));
	path = join(folder, 'state', 'airboss', 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const began = (id: string, plan = planOf([stop]), undoes?: string): Entry => ({
	version: 1,
	id,
	at: 1000,
	entry: 'began',
	where,
	plan,
	...(undoes ? { undoes } : {}),
});
const sending = (id: string): Entry => ({ version: 1, id, at: 2000, entry: 'sending', step: 0 });
const ended = (id: string): Entry => ({ version: 1, id, at: 4000, entry: 'ended', phase: 'done' });

describe('the journal', () => {
	test('is empty before the first line', async () => {
		expect(await openJournal(path).read()).toEqual([]);
	});

	test('is for its owner alone', async () => {
		await openJournal(path).write(began('a'));
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect((await stat(join(folder, 'state', 'airboss'))).mode & 0o777).toBe(0o700);
	});

	test('gives operations back newest first; one without an end was interrupted', async () => {
		const journal = openJournal(path);
		for (const entry of [began('a'), sending('a'), ended('a'), began('b'), sending('b')])
			await journal.write(entry);
		expect(await openJournal(path).read()).toMatchObject([
			{ id: 'b', phase: 'interrupted', steps: [{ state: 'sending', at: 2000 }] },
			{ id: 'a', phase: 'done', startedAt: 1000, endedAt: 4000 },
		]);
	});

	test('knows what took back what', async () => {
		const journal = openJournal(path);
		for (const entry of [began('a'), ended('a'), began('b', planOf([stop]), 'a'), ended('b')])
			await journal.write(entry);
		expect(await journal.read()).toMatchObject([
			{ id: 'b', undoes: 'a' },
			{ id: 'a', undoneBy: 'b' },
		]);
	});

	test('survives a torn line: what is written after it is not lost with it', async () => {
		await openJournal(path).write(began('a'));
		await appendFile(path, '{"version":1,"id":"a","at":5,"ent');
		expect(await openJournal(path).read()).toMatchObject([{ id: 'a' }]);
		await openJournal(path).write(ended('a'));
		expect(await openJournal(path).read()).toMatchObject([{ id: 'a', phase: 'done' }]);
	});

	test('passes over lines of others and of a later Airboss', async () => {
		const foreign = planOf([{ title: 'x', call: { ...stop.call } }]);
		const strange = JSON.stringify(began('s', foreign)).replace('StopInstances', 'RebootTheMoon');
		const journal = openJournal(path);
		await journal.write(began('a'));
		await appendFile(
			path,
			`hello\n{"version":2,"id":"z"}\n[1]\nnull\n${strange}\n{"version":1,"id":"a","at":1,"entry":"new"}\n`,
		);
		await journal.write(ended('a'));
		expect(await journal.read()).toMatchObject([{ id: 'a', phase: 'done' }]);
	});

	test('of a bake: what is torn was not decided, what is unknown is passed over', async () => {
		const journal = openJournal(path);
		const at = 2000;
		await journal.write(began('a', bakingPlan()));
		await journal.write({ version: 1, id: 'a', at, entry: 'baking', until: 9000 });
		await appendFile(
			path,
			'{"version":1,"id":"a","at":1,"entry":"decided","decision":"sideways","why":"person","reason":""}\n' +
				'{"version":1,"id":"a","at":3,"entry":"thawed"}\n' +
				'{"version":1,"id":"a","at":4,"entry":"decided","decision":"back","why":"per',
		);
		expect(await journal.read()).toMatchObject([{ baking: { stage: 'baking', until: 9000 } }]);
		await journal.write({ version: 1, id: 'a', at, entry: 'armed', armed: true });
		const kept = { entry: 'decided', decision: 'keep', why: 'time', reason: 'no light is red' } as const;
		await journal.write({ version: 1, id: 'a', at, ...kept });
		expect(await openJournal(path).read()).toMatchObject([
			{ phase: 'interrupted', baking: { stage: 'kept', armed: true, decision: { at: 2000, why: 'time' } } },
		]);
	});

	test('is read again when another process has written to it', async () => {
		const mine = openJournal(path);
		await mine.write(began('a'));
		expect(await mine.read()).toHaveLength(1);
		expect((await mine.read())[0]).toBe((await mine.read())[0]);
		await openJournal(path).write(ended('a'));
		expect(await mine.read()).toMatchObject([{ phase: 'done' }]);
	});

	test('says whose line it is, and what is under way in a session that lives', async () => {
		const session = { id: 'host:1:2', now: () => 77, isAlive: (id: string) => id === 'host:1:2' };
		await openJournal(path, session).write(began('a'));
		expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ by: 'host:1:2', wall: 77 });
		expect(await openJournal(path, session).read()).toMatchObject([{ phase: 'checking', owner: 'host:1:2' }]);
		expect(await openJournal(path).read()).toMatchObject([{ phase: 'interrupted', owner: 'host:1:2' }]);
	});

	test('keeps dates as dates: AWS wants them so', async () => {
		const since = new Date('2026-01-15T12:00:00Z');
		const narration = {
			call: {
				service: 'elasticbeanstalk',
				operation: 'DescribeEvents',
				input: { StartTime: since },
			} as const,
			path: 'Events',
		};
		const done = [{ ...look, title: 'x', acceptors: [], every: 1, within: 1, narration }];
		await openJournal(path).write(began('a', planOf([stop], { done })));
		const [operation] = await openJournal(path).read();
		expect(operation?.plan.done[0]?.narration?.call.input).toEqual({ StartTime: since });
	});

	test('never holds a secret, but keeps what makes a repeat harmless', async () => {
		const input = { ...launch.call.input, UserData: 'c2VjcmV0' };
		const secret = { title: 'x', call: { service: 'ec2', operation: 'RunInstances', input } } as const;
		await openJournal(path).write(
			began(
				'a',
				planOf([
					{ ...launch, ...secret, call: { ...secret.call, input: { MinCount: 1, MaxCount: 1, ...input } } },
				]),
			),
		);
		const text = await readFile(path, 'utf8');
		expect(text).not.toContain('c2VjcmV0');
		expect(text).toContain('token-1');
	});

	test('takes lines of two processes at once, whole', async () => {
		const journals = [openJournal(path), openJournal(path), openJournal(path)];
		const ids = Array.from({ length: 30 }, () => randomUUID());
		await Promise.all(ids.map((id, index) => journals[index % 3]?.write(began(id))));
		expect((await journals[0]?.read())?.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
	});

	test('is moved aside when it has grown large, and is still read', async () => {
		const journal = openJournal(path);
		await journal.write(began('old'));
		await appendFile(path, `${' '.repeat(5 * 1024 * 1024)}\n`);
		await journal.write(sending('old'));
		await journal.write(began('new'));
		expect((await stat(path)).size).toBeLessThan(10_000);
		expect((await stat(join(folder, 'state', 'airboss', 'journal.1.jsonl'))).size).toBeGreaterThan(5_000_000);
		expect((await journal.read()).map(({ id }) => id)).toEqual(['new', 'old']);
	});

	test('says so when it cannot be written', async () => {
		await expect(openJournal('/proc/.local/state/airboss/journal.jsonl').write(began('a'))).rejects.toThrow(
			'ENOENT',
		);
		await writeFile(join(folder, 'state'), 'a file where a folder should be');
		await expect(openJournal(path).write(began('a'))).rejects.toThrow(/ENOTDIR|EEXIST/);
	});
});
