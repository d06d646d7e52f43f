// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import type { RevisionInfo, RevisionLocation } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import type { Revision } from '../../../source/resources/codedeploy/revision.ts';
import {
	revisionAddress,
	revisionId,
	revisionTitle,
} from '../../../source/resources/codedeploy/revision-location.ts';
import { revisions } from '../../../source/resources/codedeploy/revisions.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, ago, day, done, listed, now, regionWith, sight } from '../region.ts';

const s3 = (key: string, more: object = {}): RevisionLocation => ({
	revisionType: 'S3',
	s3Location: { bucket: 'releases', key, ...more },
});
const gitHub: RevisionLocation = {
	revisionType: 'GitHub',
	gitHubLocation: { repository: 'bookshop/web', commitId: '0123456789abcdef0123456789abcdef01234567' },
};

describe('a revision', () => {
	test.each<[string, string, RevisionLocation]>([
		['v43', 's3://releases/web/v43.zip', s3('web/v43.zip')],
		['v43', 's3://releases/web/v43.tar.gz', s3('web/v43.tar.gz')],
		['shop', 's3://releases/shop.ZIP#3sL4k', s3('shop.ZIP', { version: '3sL4k' })],
		['01234567', 'github.com/bookshop/web@0123456789abcdef0123456789abcdef01234567', gitHub],
		['', '', { revisionType: 'AppSpecContent', appSpecContent: { sha256: 'abc' } }],
	])('is called %s and lies at %s', (title, address, location) => {
		expect(revisionTitle(location)).toBe(title);
		expect(revisionAddress(location)).toBe(address);
	});

	test('is told from another one at the same key, and from the same one of another application', () => {
		const [first, second] = [s3('app.zip', { eTag: 'a' }), s3('app.zip', { eTag: 'b' })];
		expect(
			new Set([revisionId('web', first), revisionId('web', second), revisionId('shop', first)]).size,
		).toBe(3);
	});
});

function regionOf(infos: RevisionInfo[]) {
	const clock = createManualClock(now);
	const region = regionWith(
		{
			codedeploy: {
				ListApplications: async () => ({ applications: ['bookshop-web'], $metadata }),
				ListApplicationRevisions: async ({ sortBy, sortOrder, nextToken = '0' }) => {
					expect([sortBy, sortOrder]).toEqual(['registerTime', 'descending']);
					const end = Number(nextToken) + 40;
					return {
						revisions: infos
							.slice(Number(nextToken), end)
							.flatMap(({ revisionLocation = [] }) => revisionLocation),
						...(end < infos.length ? { nextToken: String(end) } : {}),
						$metadata,
					};
				},
				BatchGetApplicationRevisions: async ({ revisions: wanted = [] }) => ({
					applicationName: 'bookshop-web',
					revisions: infos.filter(({ revisionLocation }) => wanted.includes(revisionLocation ?? {})),
					$metadata,
				}),
			},
		},
		clock,
	);
	return { region, clock };
}

const info = (number: number, more: RevisionInfo['genericRevisionInfo'] = {}): RevisionInfo => ({
	revisionLocation: s3(`web/v${number}.zip`),
	genericRevisionInfo: { registerTime: ago((500 - number) * day), ...more },
});

describe('revisions', () => {
	test('are the newest fifty, in few calls', async () => {
		const { region } = regionOf(Array.from({ length: 200 }, (_, index) => info(200 - index)));
		const items = await listed(revisions, region);
		expect(items).toHaveLength(50);
		expect(items[0]?.title).toBe('v200');
		expect(region.sent).toHaveLength(5);
	});

	test('come newest first, whichever application they are of', () => {
		const item = (title: string, registeredAt: number): Revision => ({
			id: title,
			application: title,
			title,
			location: {},
			address: title,
			description: '',
			groups: [],
			registeredAt,
		});
		const sorted = [item('old', 1), item('new', 3), item('middle', 2)].toSorted(
			(a, b) => revisions.order?.(a, b, sight) ?? 0,
		);
		expect(sorted.map(({ title }) => title)).toEqual(['new', 'middle', 'old']);
	});

	test('say whether they are deployed, were, or never', async () => {
		const { region } = regionOf([
			info(43),
			info(42, { deploymentGroups: ['production'], lastUsedTime: ago(60) }),
			info(41, { lastUsedTime: ago(day) }),
		]);
		const items = await listed(revisions, region);
		expect(items.map((item) => revisions.state(item))).toEqual([
			'never deployed',
			'deployed',
			'was deployed',
		]);
		expect(revisions.summary(items, sight)).toBe('3 · 1 never deployed');
	});

	test('tell in full where they are, and lead to their deployments', async () => {
		const { region, clock } = regionOf([
			info(42, { description: 'Wish lists', deploymentGroups: ['production'] }),
		]);
		const [item] = await listed(revisions, region);
		if (!item) throw new Error('there is none');
		const detail = await done(revisions.describe(region, item, sight, {}), clock);
		const values = Object.fromEntries(
			detail.sections.flatMap(({ fields }) => fields.map(({ label, value }) => [label, value])),
		);
		expect(values).toMatchObject({
			description: 'Wish lists',
			'target of': 'production',
			bucket: 'releases',
			key: 'web/v42.zip',
		});
		const [toDeployments] = revisions.related?.(item) ?? [];
		expect(toDeployments?.filter(item)).toBe('name:"bookshop-web" revision:"s3://releases/web/v42.zip"');
	});
});
