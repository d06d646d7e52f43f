/** `D` from anywhere, over the simulated bookshop. */
import { beforeAll, expect, test } from 'vitest';
import { find } from '../../source/operations/find.ts';
import type { Kind } from '../../source/resources/resource.ts';
import { noFaults } from '../../source/simulator/simulation.ts';
import { type SimulatedDeck, simulatedDeck } from './simulated-deck.ts';

// What is loaded when it is first needed takes time of the machine's, of which the tests' clock knows nothing.
beforeAll(() => Promise.all([find('loaded', {}), import('../../source/bundle/app-spec/app-spec-in-zip.ts')]));

const overlayOf = ({ store }: SimulatedDeck) => store.getState().screen.overlay;

const type = (deck: SimulatedDeck, text: string) => deck.edit({ key: 'insert', text });

/** Opens the table of a kind, and has the cursor on the first item that matches. */
async function stand(deck: SimulatedDeck, kind: Kind, filter: string): Promise<void> {
	await deck.pass(2);
	deck.go(kind);
	await deck.until(() => deck.store.getState().known[kind].items.length > 0);
	await deck.pass(5);
	deck.run('filter');
	type(deck, filter);
	deck.run('open');
}

/** The form that is open, once it is there. */
async function form(deck: SimulatedDeck) {
	const ready = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'form' && overlay.fields.state === 'ready' ? overlay : undefined;
	};
	await deck.until(() => ready() !== undefined, 120);
	return ready();
}

test.each<[Kind, string, string, string]>([
	['deployment-groups', 'bookshop-web-production', 'deploy', 'bookshop-web/bookshop-web-production'],
	['deployments', 'bookshop-worker', 'deploy', 'bookshop-worker/bookshop-worker-production'],
	['codedeploy-applications', 'bookshop-search', 'deploy', 'bookshop-search/bookshop-search-production'],
	['instances', 'web-01', 'deploy', 'bookshop-web/bookshop-web-production'],
])('from %s (%s) it goes straight to the form', async (kind, filter, action, target) => {
	const deck = await simulatedDeck();
	await stand(deck, kind, filter);
	deck.run('deploy');
	expect(await form(deck)).toMatchObject({ action, targets: [target] });
});

test('from a revision it goes to the form, with that revision', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'revisions', 'application:bookshop-web v43');
	deck.run('deploy');
	const { answers, targets } = (await form(deck)) ?? {};
	expect(targets).toEqual(['bookshop-web/bookshop-web-production']);
	expect(answers?.revision).toMatch(/^s3:\/\/.*\/v43\.zip/);
});

test('from an environment, and from an instance of one, it deploys a version of Beanstalk', async () => {
	for (const [kind, filter] of [
		['environments', 'shop-blue'],
		['instances', 'shop-blue'],
	] as const) {
		const deck = await simulatedDeck();
		await stand(deck, kind, filter);
		deck.run('deploy');
		const { action, targets } = (await form(deck)) ?? {};
		expect(action).toBe('deploy-version');
		const [environment] = deck.store
			.getState()
			.known.environments.items.filter(({ name }) => name === 'shop-blue');
		expect(targets).toEqual([environment?.id]);
	}
});

test('from elsewhere it asks where; the plan, the word, and the board', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'alarms', 'web-cpu-high');
	deck.run('deploy');
	const choices = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'picker' && overlay.choices.state === 'ready' ? overlay.choices.value : [];
	};
	await deck.until(() => choices().length > 0, 120);
	expect(choices().map(({ label }) => label)).toEqual([
		'bookshop-search-production',
		'bookshop-web-production',
		'bookshop-worker-production',
		'shop-blue',
		'shop-green',
		'invoices-worker',
	]);
	type(deck, 'web-prod');
	deck.run('open');
	await form(deck);
	deck.run('submit');
	const plan = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'plan' && overlay.plan.state === 'ready' ? overlay.plan.value : undefined;
	};
	await deck.until(() => plan() !== undefined, 120);
	expect(plan()?.title).toBe('deploy v44 to bookshop-web-production');
	type(deck, 'deploy');
	deck.run('open');
	await deck.until(() => deck.store.getState().operations[0]?.steps[0]?.state === 'done', 120);
	deck.run('open');
	const { deploymentId } = Object(deck.store.getState().operations[0]?.steps[0]).output;
	await deck.until(() => deck.text().includes(deploymentId), 120);
	await deck.until(() => deck.line('web-01').includes('◐'), 120);
});

test('where nothing can go to what is in front now, it says why, and offers the rest', async () => {
	const deck = await simulatedDeck({ calm: false });
	await stand(deck, 'deployments', 'invoices-worker');
	deck.run('deploy');
	const choices = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'picker' && overlay.choices.state === 'ready' ? overlay.choices.value : [];
	};
	await deck.until(() => choices().length > 0, 120);
	expect(choices()[0]).toMatchObject({
		label: 'invoices-worker',
		disabled: expect.stringMatching(/^it is Updating/),
	});
	expect(choices().map(({ label }) => label)).toContain('bookshop-web-production');
});

test('what is typed while the questions are still being read goes into the form, and to no plan', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'deployment-groups', 'bookshop-web-production');
	deck.run('deploy');
	const names = (await form(deck))?.fields;
	if (names?.state !== 'ready') throw new Error('There are no questions.');
	const at = names.value.findIndex(({ name }) => name === 'description');
	deck.run('back');

	deck.run('deploy');
	for (const _ of names.value.slice(0, at)) deck.run('nextPane');
	type(deck, 'the summmer');
	for (const _ of 'mer') deck.edit({ key: 'backspace' });
	type(deck, 'er\nsale');
	deck.run('submit');
	for (const letter of 'deploy') type(deck, letter);
	deck.run('open');
	expect(overlayOf(deck)).toMatchObject({ overlay: 'form', fields: { state: 'loading' } });
	const plan = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'plan' && overlay.plan.state === 'ready' ? overlay : undefined;
	};
	await deck.until(() => plan() !== undefined, 120);
	expect(plan()?.form?.answers.description).toBe('the summer sale');
	expect(plan()?.typed.text).toBe('');
	// `^l` shows the calls as AWS CLI; who presses it to have the screen drawn anew gets that too.
	deck.run('cli');
	expect(plan()?.cli).toBe(true);
	expect(deck.redrawn()).toBe(1);
	expect(deck.store.getState().operations).toEqual([]);
});

test('what is typed ahead is gone with the form that it was for', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'deployment-groups', 'bookshop-web-production');
	deck.run('deploy');
	deck.run('submit');
	deck.run('back');
	await deck.pass(60);
	expect(overlayOf(deck)).toBeUndefined();
	deck.run('deploy');
	expect(await form(deck)).toMatchObject({ overlay: 'form', ahead: [] });
});

test('read-only, a plan is shown and says at once that nothing can be sent', async () => {
	const deck = await simulatedDeck();
	deck.store.setState(({ session }) => ({ session: { ...session, readOnly: true } }));
	await stand(deck, 'deployment-groups', 'bookshop-web-production');
	deck.run('deploy');
	await form(deck);
	deck.run('submit');
	const plan = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'plan' && overlay.plan.state === 'ready' ? overlay.plan.value : undefined;
	};
	await deck.until(() => plan() !== undefined, 120);
	expect(plan()?.checks[0]).toMatchObject({ status: 'blocked', text: expect.stringContaining('read-only') });
	type(deck, 'deploy');
	deck.run('open');
	expect(deck.store.getState().operations).toEqual([]);
});

test('a CodeDeploy deployment offers what can be done with its group, and itself', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'deployments', 'bookshop-worker');
	deck.run('actions');
	const overlay = overlayOf(deck);
	const choices =
		overlay?.overlay === 'picker' && overlay.choices.state === 'ready' ? overlay.choices.value : [];
	const told = choices.map(({ label, disabled }) => [label, disabled]);
	expect(told).toContainEqual(['Roll back by choice', undefined]);
	expect(told).toContainEqual(['Redeploy the last good revision', undefined]);
	expect(told).toContainEqual(['Stop deployment', expect.stringContaining('it is over: Succeeded')]);
});

test.each<[Kind]>([['alarms'], ['deployment-groups']])(
	'while CodeDeploy cannot be read, from %s the environments are offered, and why there is no more',
	async (kind) => {
		const deck = await simulatedDeck({ faults: { ...noFaults, outage: ['codedeploy'] } });
		await deck.pass(5);
		deck.go(kind);
		await deck.pass(5);
		deck.run('deploy');
		const choices = () => {
			const overlay = overlayOf(deck);
			return overlay?.overlay === 'picker' && overlay.choices.state === 'ready' ? overlay.choices.value : [];
		};
		await deck.until(() => choices().length > 0, 120);
		expect(choices().map(({ label }) => label)).toEqual([
			'shop-blue',
			'shop-green',
			'invoices-worker',
			'Deployment groups',
		]);
		expect(choices().at(-1)?.disabled).toMatch(/^not read: CodeDeploy cannot be reached/);
	},
);

test('esc on a plan leads back to its form with what was filled in, from there to a new plan, or out', async () => {
	const deck = await simulatedDeck();
	await stand(deck, 'deployment-groups', 'bookshop-web-production');
	deck.run('deploy');
	const fields = (await form(deck))?.fields;
	const names = fields?.state === 'ready' ? fields.value.map(({ name }) => name) : [];
	for (const _ of names.slice(0, names.indexOf('description'))) deck.run('nextPane');
	type(deck, 'the summer sale');
	const plan = () => {
		const overlay = overlayOf(deck);
		return overlay?.overlay === 'plan' && overlay.plan.state === 'ready' ? overlay.plan.value : undefined;
	};
	const described = () => plan()?.steps.map(({ call }) => Object(call.input).description)[0];
	deck.run('submit');
	await deck.until(() => plan() !== undefined, 120);
	expect(described()).toBe('the summer sale');

	deck.run('back');
	expect(overlayOf(deck)).toMatchObject({
		overlay: 'form',
		cursor: names.indexOf('description'),
		answers: { description: 'the summer sale' },
		edit: { text: 'the summer sale' },
	});
	type(deck, ' 2');
	deck.run('submit');
	await deck.until(() => plan() !== undefined, 120);
	expect(described()).toBe('the summer sale 2');

	deck.run('back');
	deck.run('back');
	expect(overlayOf(deck)).toBeUndefined();
});
