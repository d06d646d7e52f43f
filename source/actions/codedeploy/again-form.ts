import type { CallOptions, Region } from '../../aws/region.ts';
import { alarmStates } from '../../resources/codedeploy/alarm-states.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import type { FormField } from '../action.ts';
import { configurationField } from './deploy-form.ts';
import { attempt } from './read.ts';
import { wishFields } from './wishes.ts';

/** What is asked of a deployment whose revision is known to be good: the alarms that ring now are to be mended by it. */
export async function againForm(
	region: Region,
	group: DeploymentGroup,
	options: CallOptions,
): Promise<FormField[]> {
	const [configuration, ringing] = await Promise.all([
		configurationField(region, group, options),
		anyRings(region, group, options),
	]);
	return [configuration, ...wishFields(group, { ignoreAlarms: ringing })];
}

async function anyRings(region: Region, { alarms }: DeploymentGroup, options: CallOptions): Promise<boolean> {
	if (alarms.length === 0) return false;
	const { value } = await attempt(() => alarmStates(region, alarms, options), options);
	return [...(value?.values() ?? [])].some((alarm) => alarm.value === 'ALARM');
}
