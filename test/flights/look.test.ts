import { expect, test } from 'vitest';
import { launch } from './driver.ts';

test('filter, sort, marks, detail, YAML, related and the way back', async () => {
	const flight = launch({ args: ['--simulate'] });
	await flight.sees('legacy-ftp');
	await flight.press('3', '3');
	await flight.sees('CHECKS');

	await flight.press('/');
	await flight.type('Service=web !web-01');
	await flight.sees('11 of 30');
	await flight.press('enter');
	await flight.seesNot('web-01 ');

	await flight.press('s');
	await flight.sees('Sort by');
	await flight.type('age');
	await flight.press('enter');
	await flight.sees('AGE▲');

	await flight.press('space', 'space');
	await flight.sees('* 2 marked');
	await flight.press('esc', 'esc');
	await flight.seesNot('marked');
	await flight.sees('30 in all');

	await flight.press('/');
	await flight.type('bastion');
	await flight.press('enter', 'enter');
	await flight.sees('private address');
	await flight.press('v');
	await flight.sees('InstanceId: i-0');
	await flight.press('e');
	await flight.sees('alarms on it');
	await flight.press('enter');
	await flight.sees('bastion-cpu');
	await flight.press('esc');
	await flight.sees('InstanceId: i-0');
	await flight.press('esc', 'esc', 'esc');
	await flight.sees('6 Timeline');
});

test('help, palette, themes, tags and the journal', async () => {
	const flight = launch({ args: ['--simulate'] });
	await flight.sees('legacy-ftp');
	await flight.press('?');
	await flight.sees('blue/green');
	await flight.press('esc');

	await flight.press(':');
	await flight.sees('Go to');
	await flight.type('environ');
	await flight.press('enter');
	await flight.sees('shop-green.eu-west');

	await flight.press(':');
	await flight.type('theme high');
	await flight.press('enter');
	await flight.sees('Environments');

	await flight.press('4', '4');
	await flight.sees('missing on 3');
	await flight.press('/');
	await flight.type('Owner');
	await flight.press('enter', 'enter');
	await flight.sees('Owner = storefront');
	await flight.type('lack');
	await flight.press('enter');
	await flight.sees('legacy-ftp');
	await flight.sees('3 of 30');
	await flight.press('*');
	await flight.sees('* 3 marked');

	await flight.press('J');
	await flight.sees('Journal');
});

test('a burst of keys loses none, and a paste is one paste', async () => {
	const flight = launch({ args: ['--simulate'] });
	await flight.sees('legacy-ftp');
	await flight.press('3', '3');
	await flight.sees('CHECKS');
	// As a held key arrives over a slow line: many in one piece.
	await flight.type('jjjjj');
	await flight.press('jjjj');
	await flight.sees(/▸ . search-06/);
	flight.paste('qqq');
	await flight.sees('Pasted text was ignored');
	await flight.press('/');
	flight.paste('Service=db\n');
	await flight.sees('2 of 30');
});

test('what AWS tells never reaches the terminal as it is', async () => {
	const flight = launch({ args: ['--simulate'], columns: 200, rows: 50 });
	await flight.sees('legacy-ftp');
	await flight.press('3', '3', '/');
	await flight.type('legacy');
	await flight.press('enter', 'enter');
	await flight.sees('␛[31mdo not touch');
	expect(flight.output()).not.toContain('\x1b[31mdo not touch');
	expect(flight.output()).not.toContain('\u202e');
});

test('NO_COLOR has no colours, and still tells good from bad', async () => {
	const flight = launch({ args: ['--simulate'], env: { NO_COLOR: '1' } });
	await flight.sees('checkout-5xx');
	await flight.sees(/✗ checkout-5xx +ALARM/);
	await flight.sees(/● [a-z-]+ +running/);
	const colours = [...flight.output().matchAll(/\x1b\[([\d;]*)m/g)]
		.flatMap(([, codes = '']) => codes.split(';').map(Number))
		.filter(
			(code) => (code >= 30 && code <= 49 && code !== 39 && code !== 49) || (code >= 90 && code <= 107),
		);
	expect(colours).toEqual([]);
});

test('another region is another place: nothing of the one that was left stays marked or open', async () => {
	const flight = launch({ args: ['--simulate'] });
	await flight.sees('legacy-ftp');
	await flight.press('3', '3', 'space');
	await flight.sees('* 1 marked');
	await flight.press('R');
	await flight.sees('us-east-1');
	await flight.type('us-east-1');
	await flight.press('enter');
	await flight.sees(/us-east-1 +◆ SIMULATED/);
	await flight.sees('6 Timeline');
	await flight.sees('legacy-ftp');
	await flight.seesNot('marked');
});
