import { expect, test } from 'vitest';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

function oneInstance() {
	const { world } = bookshopWorld();
	const [instance] = [...world.ec2.instances.values()];
	if (!instance) throw new Error('the scenario has no instances');
	return { world, instance, Resources: [instance.id] };
}

test('tags are set, changed and removed', () => {
	const { world, instance, Resources } = oneInstance();
	ec2.CreateTags(world, { Resources, Tags: [{ Key: 'Owner', Value: 'ana' }, { Key: 'Empty' }] });
	expect([instance.tags.get('Owner'), instance.tags.get('Empty')]).toEqual(['ana', '']);
	ec2.DeleteTags(world, { Resources, Tags: [{ Key: 'Owner', Value: 'somebody else' }] });
	expect(instance.tags.get('Owner')).toBe('ana');
	ec2.DeleteTags(world, { Resources, Tags: [{ Key: 'Owner', Value: 'ana' }, { Key: 'Empty' }] });
	expect([instance.tags.get('Owner'), instance.tags.get('Empty')]).toEqual([undefined, undefined]);
});

test('without keys all go but those of AWS itself', () => {
	const { world, instance, Resources } = oneInstance();
	ec2.DeleteTags(world, { Resources });
	expect([...instance.tags.keys()].every((key) => key.startsWith('aws:'))).toBe(true);
	expect(instance.tags.keys().length).toBeGreaterThan(0);
});

test('an empty list of tags is none, and then all go', () => {
	const { world, instance, Resources } = oneInstance();
	ec2.DeleteTags(world, { Resources, Tags: [] });
	expect([...instance.tags.keys()].every((key) => key.startsWith('aws:'))).toBe(true);
});

test('places can be tagged too, and are found by it', () => {
	const { world } = oneInstance();
	const Resources = ['subnet-0b00c5b00c5b0000a', 'ami-0b00c5b00c5b00c51', 'sg-0b00c5b00c5b00001'];
	ec2.CreateTags(world, { Resources, Tags: [{ Key: 'Team', Value: 'ops' }] });
	const Filters = [{ Name: 'tag:Team', Values: ['ops'] }];
	expect(ec2.DescribeSubnets(world, { Filters }).Subnets?.map(({ SubnetId }) => SubnetId)).toEqual([
		Resources[0],
	]);
	expect(ec2.DescribeImages(world, { Filters }).Images?.length).toBe(1);
	ec2.DeleteTags(world, { Resources, Tags: [{ Key: 'Team' }] });
	expect(ec2.DescribeSecurityGroups(world, { Filters }).SecurityGroups).toEqual([]);
	expect(refusal(() => ec2.CreateTags(world, { Resources: ['ami-1'], Tags: [{ Key: 'a' }] }))).toBe(
		"InvalidAMIID.NotFound: The image id '[ami-1]' does not exist",
	);
});

test('characters are counted, not their halves', () => {
	const { world, instance, Resources } = oneInstance();
	ec2.CreateTags(world, { Resources, Tags: [{ Key: '🔎'.repeat(128), Value: '📚'.repeat(256) }] });
	expect(instance.tags.get('🔎'.repeat(128))).toBe('📚'.repeat(256));
});

test('the limits are AWS’s', () => {
	const { world, Resources } = oneInstance();
	const create = (...keys: string[]) =>
		refusal(() => ec2.CreateTags(world, { Resources, Tags: keys.map((Key) => ({ Key, Value: '' })) }));
	expect(create('aws:mine')).toBe(
		"InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
	);
	expect(create('k'.repeat(129))).toMatch(/^InvalidParameterValue: .*128 characters$/);
	expect(create('a', 'a')).toBe("InvalidParameterValue: Duplicate tag key 'a' specified.");
	expect(create(...Array.from({ length: 51 }, (_, index) => `key${index}`))).toMatch(/^TagLimitExceeded: /);
	expect(refusal(() => ec2.CreateTags(world, { Resources: ['vol-1'], Tags: [{ Key: 'a' }] }))).toBe(
		"InvalidID: The ID 'vol-1' is not valid",
	);
});
