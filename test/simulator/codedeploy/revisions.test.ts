import { describe, expect, test } from 'vitest';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

type Input = Parameters<typeof codedeploy.ListApplicationRevisions>[1];
type Location = NonNullable<Parameters<typeof codedeploy.RegisterApplicationRevision>[1]['revision']>;

const list = (world: World, input: Partial<Input> = {}) =>
	codedeploy.ListApplicationRevisions(world, { applicationName: 'bookshop-web', ...input });

const versions = (revisions: readonly Location[]) =>
	revisions.map(({ s3Location }) => /v\d+/.exec(s3Location?.key ?? '')?.[0]);

const at = (key: string): Location => ({
	revisionType: 'S3',
	s3Location: { bucket: 'bookshop-releases-123456789012', key, bundleType: 'zip' },
});

describe('revisions', () => {
	test('are sorted by when they were registered or used', () => {
		const { world } = bookshopWorld(1, { calm: true });
		const newest = list(world, { sortBy: 'registerTime', sortOrder: 'descending' }).revisions;
		expect(versions(newest).slice(0, 3)).toEqual(['v44', 'v43', 'v42']);
		expect(versions(list(world, { sortBy: 'registerTime' }).revisions)).toEqual(versions(newest).reverse());
		// v38 came back when v39 failed; v43 and v44 were never used.
		const used = versions(list(world, { sortBy: 'lastUsedTime', sortOrder: 'descending' }).revisions);
		expect(used.slice(0, 5)).toEqual(['v42', 'v41', 'v40', 'v38', 'v39']);
		expect(used.slice(-3)).toEqual(['v44', 'v43', 'v35']);
	});

	test('are filtered by bucket, key, and whether a group has them', () => {
		const { world } = bookshopWorld(1, { calm: true });
		expect(versions(list(world, { deployed: 'include' }).revisions)).toEqual(['v42']);
		expect(versions(list(world, { deployed: 'exclude' }).revisions)).not.toContain('v42');
		const s3Bucket = 'bookshop-releases-123456789012';
		expect(list(world, { s3Bucket, s3KeyPrefix: 'bookshop-web/v4' }).revisions).toHaveLength(5);
		expect(list(world, { s3Bucket: 'elsewhere' }).revisions).toEqual([]);
	});

	test('are paged by the hundred', () => {
		const { world } = bookshopWorld();
		for (let number = 0; number < 220; number++)
			codedeploy.RegisterApplicationRevision(world, {
				applicationName: 'bookshop-search',
				revision: at(`trial/v${number}.zip`),
			});
		const seen = new Set<string>();
		let nextToken: string | undefined;
		do {
			const { revisions, ...more } = list(world, { applicationName: 'bookshop-search', nextToken });
			expect(revisions.length).toBeLessThanOrEqual(100);
			for (const { s3Location } of revisions) seen.add(`${s3Location?.key} ${s3Location?.version}`);
			nextToken = more.nextToken;
		} while (nextToken);
		expect(seen.size).toBe(223);
	});

	test('tell what they are and which groups have them', () => {
		const { world } = bookshopWorld(1, { calm: true });
		const [newest, , current] = list(world, { sortBy: 'registerTime', sortOrder: 'descending' }).revisions;
		const revisions = [newest ?? {}, current ?? {}, at('no-such.zip')];
		const answer = codedeploy.BatchGetApplicationRevisions(world, {
			applicationName: 'bookshop-web',
			revisions,
		});
		expect(answer.revisions.map(({ genericRevisionInfo }) => genericRevisionInfo)).toEqual([
			{
				description: expect.any(String),
				registerTime: expect.any(Date),
				deploymentGroups: [],
			},
			{
				description: expect.any(String),
				registerTime: expect.any(Date),
				firstUsedTime: expect.any(Date),
				lastUsedTime: expect.any(Date),
				deploymentGroups: ['bookshop-web-production'],
			},
		]);
	});

	test('are registered with a comment, which another call may change', () => {
		const { world } = bookshopWorld();
		const revision = at('trial.zip');
		const register = (description?: string) =>
			codedeploy.RegisterApplicationRevision(world, {
				applicationName: 'bookshop-web',
				revision,
				description,
			});
		const description = () =>
			codedeploy.BatchGetApplicationRevisions(world, {
				applicationName: 'bookshop-web',
				revisions: [revision],
			}).revisions[0]?.genericRevisionInfo?.description;
		register('first');
		register();
		expect(description()).toBe('first');
		register('second');
		expect(description()).toBe('second');
	});

	test('are refused in CodeDeploy’s words', () => {
		const { world } = bookshopWorld();
		const listing = (input: Record<string, unknown>) => refusal(() => list(world, input));
		expect(listing({ sortBy: 'size' })).toContain('InvalidSortByException');
		expect(listing({ sortOrder: 'up' })).toContain('InvalidSortOrderException');
		expect(listing({ deployed: 'maybe' })).toContain('InvalidDeployedStateFilterException');
		expect(listing({ s3KeyPrefix: 'x' })).toContain('BucketNameFilterRequiredException');
		expect(listing({ nextToken: 'x' })).toContain('InvalidNextTokenException');
		expect(listing({ applicationName: 'x' })).toBe(
			'ApplicationDoesNotExistException: No application found for name: x',
		);
		const registering = (revision: Location | undefined, description?: string) =>
			refusal(() =>
				codedeploy.RegisterApplicationRevision(world, {
					applicationName: 'bookshop-web',
					revision,
					description,
				}),
			);
		expect(registering(undefined)).toContain('RevisionRequiredException');
		expect(registering({ revisionType: 'S3', s3Location: { key: 'x' } })).toContain('bucket and key');
		expect(registering({ revisionType: 'S3', s3Location: { bucket: 'b', key: 'x' } })).toContain(
			'InvalidRevisionException',
		);
		expect(
			registering({ revisionType: 'GitHub', gitHubLocation: { repository: 'x', commitId: 'y' } }),
		).toContain('InvalidRevisionException');
		expect(registering(at('x.zip'), 'x'.repeat(257))).toContain('DescriptionTooLongException');
	});
});
