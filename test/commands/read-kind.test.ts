import { expect, test } from 'vitest';
import { enriched, inOrder, readKind } from '../../source/commands/read-kind.ts';
import { rowOf } from '../../source/commands/row-of.ts';
import { chooseTargets } from '../../source/commands/targets.ts';
import { textTable } from '../../source/commands/text-table.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { type Deployment, deployments } from '../../source/resources/deployments/deployments.ts';
import { instances } from '../../source/resources/ec2/instances.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { failure, fakeRegion } from '../operations/fake-region.ts';

const clock = createManualClock();
const sight = { now: clock.now(), rules: defaultSettings.rules };
const { signal } = new AbortController();

const instance = (InstanceId: string, name: string, extra: { Key: string; Value: string }[] = []) => ({
	InstanceId,
	State: { Name: 'running' },
	InstanceType: 'm7g.large',
	LaunchTime: new Date(clock.now() - 4000),
	Tags: [{ Key: 'Name', Value: name }, ...extra],
});

function regionOf({ checksFail = false } = {}) {
	const owner = [{ Key: 'Owner', Value: 'ann' }];
	return fakeRegion(clock, ({ operation }) => {
		if (operation === 'DescribeInstanceStatus') {
			if (checksFail) throw failure({ kind: 'denied' });
			return {
				InstanceStatuses: [
					{ InstanceId: 'i-1', InstanceStatus: { Status: 'ok' }, SystemStatus: { Status: 'ok' } },
				],
			};
		}
		return {
			Reservations: [
				{ Instances: [instance('i-2', 'web-02', owner), instance('i-1', 'web-01', owner)] },
				{ Instances: [instance('i-4', 'twin'), instance('i-3', 'twin'), instance('i-5', '\u001b[31mevil')] },
			],
		};
	});
}

async function read(options = {}) {
	const region = regionOf(options);
	return enriched('instances', await readKind('instances', region, { signal }), region, { signal });
}

test('a row is the id, the columns by their ids, and the tags', async () => {
	const { items, problems } = await read();
	const rows = inOrder(items, instances, sight).map((item) => rowOf(item, instances, sight));
	expect(problems).toEqual([]);
	expect(rows).toHaveLength(5);
	expect(rows.find(({ id }) => id === 'i-1')).toMatchObject({
		id: 'i-1',
		name: 'web-01',
		state: 'running',
		type: 'm7g.large',
		age: new Date(clock.now() - 4000).toISOString(),
		checks: 'ok 2/2',
		tags: { Name: 'web-01', Owner: 'ann' },
	});
});

test('what could be read is there although a part could not', async () => {
	const { items, problems } = await read({ checksFail: true });
	expect(items).toHaveLength(5);
	expect(problems).toMatchObject([{ source: 'EC2 status checks', problem: { kind: 'denied' } }]);
});

test('tags are read from what carries them', async () => {
	const { items } = await readKind('tags', regionOf(), { signal });
	expect(items.length).toBeGreaterThan(0);
});

test('the table is plain text: headings, columns, nothing that a terminal would obey', async () => {
	const { items } = await read();
	const lines = textTable(items, instances, sight).split('\n');
	expect(lines[0]).toMatch(/^NAME +ID +STATE/);
	expect(lines).toHaveLength(7);
	expect(lines[1]).toMatch(/ 4s /);
	expect(lines.join()).not.toContain('\u001b');
	expect(lines.join()).toContain('␛[31mevil');
});

test('targets are ids, names or filters', async () => {
	const { items } = await read();
	const chosen = (...targets: string[]) =>
		chooseTargets(targets, items, instances, sight).map(({ id }) => id);
	expect(chosen('i-3')).toEqual(['i-3']);
	expect(chosen('web-02', 'i-1')).toEqual(['i-2', 'i-1']);
	expect(chosen('Owner=ann').toSorted()).toEqual(['i-1', 'i-2']);
	expect(chosen('web-01', 'Owner=ann', 'i-1').toSorted()).toEqual(['i-1', 'i-2']);
});

test("what has its service in front of AWS's own id is named by that alone", () => {
	const items = ['d-1', 'd-11'].map(
		(subjectId): Deployment => ({
			id: `codedeploy ${subjectId}`,
			service: 'CodeDeploy',
			subjectId,
			name: 'bookshop-web',
			version: 'v43',
			status: 'InProgress',
			tone: 'busy',
			settled: false,
			startedAt: 0,
			by: 'user',
			message: '',
		}),
	);
	expect(chooseTargets(['d-1'], items, deployments, sight)).toEqual(items.slice(0, 1));
	expect(() => chooseTargets(['1'], items, deployments, sight)).toThrow('There is no deployment 1 here');
});

test.each([
	['twin', /2 instances are called twin: i-4, i-3/],
	['web-1', /no instance web-1 here. Did you mean web-01\?/],
	['nothing-like-it-at-all', /Expected an id, a name, or a filter/],
	['Owner=eve', /No instance matches Owner=eve/],
	['', /no instance/],
	[':', /no instance|is no filter/i],
	["Owner='ann", /not closed/],
])('a target that is nothing, or not clear, is refused: %j', async (target, why) => {
	const { items } = await read();
	expect(() => chooseTargets([target], items, instances, sight)).toThrow(why);
});
