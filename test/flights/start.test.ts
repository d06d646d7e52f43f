import { describe, expect, test } from 'vitest';
import { launch } from './driver.ts';

const panes = ['1 Deployments', '2 Alarms', '3 Instances', '4 Tags', '5 IAM users', '6 Timeline'];

async function filled(columns: number, rows: number) {
	const flight = launch({ args: ['--simulate'], columns, rows });
	await flight.sees('bookshop-web');
	await flight.sees(/ALARM/);
	await flight.sees('running');
	await flight.sees('deploy-bot');
	for (const pane of panes) await flight.sees(pane);
	return flight;
}

describe('the cockpit', () => {
	test.each([
		[80, 24],
		[120, 36],
		[200, 50],
	])('fills its six panes at %i×%i', async (columns, rows) => {
		const flight = await filled(columns, rows);
		const lines = flight.frame().split('\n');
		expect(lines).toHaveLength(rows);
		expect(lines[0]).toContain('◆ SIMULATED');
		expect(lines.at(-1)).toContain('help');
		await flight.press('q');
		expect(await flight.exit()).toEqual({ code: 0, signal: undefined });
	});

	test('follows the size of the terminal while it runs, and says when it is too small', async () => {
		const flight = await filled(120, 36);
		flight.resize(200, 50);
		await flight.sees(/╮\s*$/m);
		await flight.sees('i-0');
		flight.resize(60, 15);
		await flight.sees('need 80×24');
		await flight.sees('1 Deployments');
		await flight.seesNot('2 Alarms');
		flight.resize(80, 24);
		await flight.sees('6 Timeline');
	});

	test('says who, where and that it is simulated', async () => {
		const flight = launch({ args: ['--simulate', '--region', 'eu-north-1', '--read-only'] });
		await flight.sees(/airboss@123456789012.*eu-north-1.*◆ SIMULATED.*READ-ONLY/);
	});
});
