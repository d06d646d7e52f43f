import { expect, test } from 'vitest';
import {
	groupOfReplacements,
	replacementsField,
	replacementsIn,
} from '../../../source/actions/codedeploy/replacements.ts';
import { wishedInput, wishesOf, wishFields } from '../../../source/actions/codedeploy/wishes.ts';
import { deploymentGroup } from '../../../source/resources/codedeploy/deployment-group.ts';

const group = deploymentGroup({
	applicationName: 'web',
	deploymentGroupName: 'live',
	deploymentConfigName: 'CodeDeployDefault.AllAtOnce',
	deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
	blueGreenDeploymentConfiguration: { greenFleetProvisioningOption: { action: 'DISCOVER_EXISTING' } },
	ec2TagFilters: [{ Key: 'fleet', Value: 'blue', Type: 'KEY_AND_VALUE' }],
});

test('a group that does not copy its instances asks which ones take over, and tells CodeDeploy', () => {
	expect(wishFields(group, { ignoreAlarms: false })[0]).toBe(replacementsField);
	const wishes = wishesOf(group, { replacements: 'asg:green-fleet\nfleet=green' });
	expect(wishedInput(group, wishes)).toMatchObject({
		targetInstances: {
			autoScalingGroups: ['green-fleet'],
			tagFilters: [{ Key: 'fleet', Value: 'green', Type: 'KEY_AND_VALUE' }],
		},
	});
	expect(replacementsField.validate?.('green', {})).toBe('green is neither. Expected asg:name or key=value.');
});

test('they are found as the instances of a group are', () => {
	expect(groupOfReplacements(group, replacementsIn('fleet=green'))).toMatchObject({
		autoScalingGroups: [],
		tagSets: [[{ key: 'fleet', value: 'green' }]],
	});
});

test('other groups ask for nothing of the kind', () => {
	const copying = deploymentGroup({ applicationName: 'web', deploymentGroupName: 'live' });
	expect(wishFields(copying, { ignoreAlarms: false }).map(({ name }) => name)).not.toContain('replacements');
	expect(wishedInput(copying, wishesOf(copying, { replacements: 'fleet=green' }))).not.toHaveProperty(
		'targetInstances',
	);
});
