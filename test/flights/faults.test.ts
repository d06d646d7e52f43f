import { expect, test } from 'vitest';
import { launch } from './driver.ts';

const withFault = (fault: string, ...more: string[]) =>
	launch({ args: ['--simulate', '--fault', fault, ...more] });

test('throttled now and then: reads are tried again, and all panes stay live', async () => {
	const flight = withFault('throttle=0.3');
	await flight.sees('legacy-ftp');
	await flight.sees('checkout-5xx');
	await flight.sees('deploy-bot');
});

test('throttled most of the time: the pane says so, keeps trying, and the keys work', async () => {
	const flight = withFault('throttle=0.9');
	await flight.sees(/throttl/i);
	await flight.press('?');
	await flight.sees('Move');
});

test('slow: keys work while answers are awaited, and the panes fill', async () => {
	const flight = withFault('latency=800ms');
	await flight.sees('1 Deployments');
	await flight.press('?');
	await flight.sees('Move');
	await flight.press('esc');
	await flight.sees('legacy-ftp');
	await flight.sees('checkout-5xx');
});

test('expired: what was read stays in sight, and it says how to log in again', async () => {
	const flight = withFault('expire=3s');
	await flight.sees('legacy-ftp');
	await flight.sees('credentials expired');
	await flight.sees('legacy-ftp');
	await flight.press('?');
	await flight.sees('Move');
});

test('one service out: its pane says so, the others stay live', async () => {
	const flight = withFault('outage=codedeploy');
	await flight.sees(/CodeDeploy: .*(reach|connect)/);
	await flight.sees('legacy-ftp');
	await flight.sees('network');
	await flight.sees('checkout-5xx');
	await flight.sees('deploy-bot');
});

test('errors now and then are retried, and hardly seen', async () => {
	const flight = withFault('error=0.05');
	await flight.sees('legacy-ftp');
	await flight.sees('checkout-5xx');
	await flight.sees('deploy-bot');
});

test('a fault that there is not is told with what was expected', async () => {
	const flight = withFault('thottle=1');
	await flight.sees('there is no fault “thottle”');
	expect((await flight.exit()).code).toBe(2);
});
