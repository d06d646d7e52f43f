import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRegion } from '../../source/aws/open-region.ts';
import { appSpecOf } from '../../source/bundle/app-spec/app-spec-of.ts';
import { bundleDirectory } from '../../source/bundle/bundle-directory.ts';
import { uploadStep } from '../../source/bundle/upload-step.ts';
import { systemClock } from '../../source/clock.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { planOf, where } from '../operations/plans.ts';
import { plant, playground } from './tree.ts';

const ground = playground();
const region = openRegion({
	name: 'eu-west-1',
	profile: 'default',
	readOnly: false,
	timeouts: { read: 10, write: 30, imds: 1 },
	clock: systemClock,
	simulation: { ...defaultSimulation, calm: true },
});
afterAll(() => region.close());

test('a local directory, small or large, goes to S3 and is looked into there', async () => {
	const { account } = await region.identity();
	const bucket = `bookshop-releases-${account}`;
	const appspec =
		'version: 0.0\nos: linux\nhooks:\n  ValidateService:\n    - location: check.sh\n      timeout: 30\n';
	for (const bytes of [10, 9_000_000]) {
		const noise = randomBytes(bytes).toString('latin1');
		const tree = { 'appspec.yml': appspec, 'check.sh*': '#!/bin/sh\n', noise };
		const { file } = await bundleDirectory(plant(join(ground, `${bytes}`), tree));
		const key = `bookshop-web/local-${bytes}.zip`;
		const operation = await carryOut({
			plan: planOf([uploadStep({ bucket, key, file })]),
			id: key,
			where,
			region,
			clock: systemClock,
			journal: memoryJournal(),
			signal: new AbortController().signal,
			report: () => undefined,
		});
		expect(operation.problem).toBeUndefined();
		expect(operation.phase).toBe('done');
		const s3Location = { bucket, key, bundleType: 'zip' as const };
		expect(await appSpecOf(region, { revisionType: 'S3', s3Location })).toMatchObject({
			state: 'read',
			problems: [],
			entries: ['appspec.yml', 'check.sh', 'noise'],
			appspec: { hooks: [{ event: 'ValidateService', location: 'check.sh', timeout: 30 }] },
		});
	}
});
