import type { Configuration } from './configurations.ts';
import type { GroupSettings } from './deployment-group.ts';

/** What the bookshop's people made besides CodeDeploy's own. */
export const customConfigurations: ReadonlyArray<Pick<Configuration, 'name' | 'rule'>> = [
	{ name: 'bookshop-three-quarters', rule: { type: 'FLEET_PERCENT', value: 75 } },
	{ name: 'bookshop-two-stay', rule: { type: 'HOST_COUNT', value: 2 } },
];

const noAlarms = { enabled: false, ignorePollAlarmFailure: false, alarms: [] };

/** In place behind a load balancer, in place without one, and blue/green. */
export const bookshopGroups = {
	web: {
		application: 'bookshop-web',
		name: 'bookshop-web-production',
		configuration: 'CodeDeployDefault.HalfAtATime',
		autoScalingGroup: 'bookshop-web',
		targetGroup: 'bookshop-web',
		alarms: {
			enabled: true,
			ignorePollAlarmFailure: false,
			alarms: [{ name: 'web-cpu-high' }, { name: 'shop-unhealthy-hosts' }],
		},
		autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
	},
	worker: {
		application: 'bookshop-worker',
		name: 'bookshop-worker-production',
		configuration: 'CodeDeployDefault.OneAtATime',
		autoScalingGroup: 'bookshop-worker',
		alarms: noAlarms,
		autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
	},
	search: {
		application: 'bookshop-search',
		name: 'bookshop-search-production',
		configuration: 'CodeDeployDefault.AllAtOnce',
		autoScalingGroup: 'bookshop-search',
		targetGroup: 'bookshop-search',
		blueGreen: {
			terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 30 },
			deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 },
			greenFleetProvisioningOption: { action: 'COPY_AUTO_SCALING_GROUP' },
		},
		alarms: noAlarms,
		autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
	},
} as const satisfies Record<string, GroupSettings>;
