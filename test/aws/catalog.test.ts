import { describe, expect, test } from 'vitest';
import { catalog, entryOf } from '../../source/aws/catalog.ts';
import { iamActions } from '../../source/aws/iam-actions.ts';
import { limitOf } from '../../source/aws/limits.ts';
import { loadService } from '../../source/aws/load-service.ts';
import type { Service } from '../../source/aws/operations.ts';

describe('the catalog', () => {
	test('gives the IAM actions of all that Airboss reads and writes', () => {
		const [all, reads, writes] = [iamActions(), iamActions('read'), iamActions('write')];
		expect(reads).toContain('ec2:DescribeInstances');
		expect(writes).toContain('elasticbeanstalk:SwapEnvironmentCNAMEs');
		expect(reads.filter((action) => writes.includes(action))).toEqual([]);
		expect(all).toEqual([...reads, ...writes].sort());
	});

	test('calls nothing a read that by its name changes something', () => {
		const changing = iamActions('read').filter((action) => !/:(Describe|Get|List|BatchGet)/.test(action));
		expect(changing).toEqual(['elasticbeanstalk:CheckDNSAvailability', 'iam:GenerateCredentialReport']);
	});

	test('has an entry for an operation of its own service only', () => {
		expect(entryOf('ec2', 'RunInstances')).toMatchObject({ effect: 'write', token: 'ClientToken' });
		expect(entryOf('iam', 'RunInstances')).toBeUndefined();
	});

	test('knows each command that the services load, and no other', async () => {
		const services: Service[] = [
			'ec2',
			'cloudwatch',
			'iam',
			'sts',
			'codedeploy',
			'elasticbeanstalk',
			'cloudformation',
			's3',
		];
		expect(Object.keys(catalog).sort()).toEqual([...services].sort());
		for (const service of services) {
			const { operations } = await loadService(service);
			const loaded = Object.keys(operations).filter((name) => name !== 'Client');
			expect(loaded.sort()).toEqual(Object.keys(catalog[service]).sort());
		}
	});

	test('an operation without a bucket of its own draws from the common one', () => {
		expect(limitOf('ec2', 'RunInstances')).toEqual({ capacity: 5, refill: 2 });
		expect(limitOf('ec2', 'default')).toEqual({ capacity: 100, refill: 20 });
		expect(limitOf('iam', 'default')).toEqual({ capacity: 10, refill: 1 });
	});
});
