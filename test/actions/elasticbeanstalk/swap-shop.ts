/** Two environments of a shop, their alarms and their health, over a fake region with a manual clock. */
import { swap } from '../../../source/actions/elasticbeanstalk/swap.ts';
import type { Call } from '../../../source/aws/operations.ts';
import type { Dns } from '../../../source/dns/dns.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import type { Plan } from '../../../source/operations/plan.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fakeRegion } from '../../operations/fake-region.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';

/** A swap takes five seconds, as Beanstalk's does, and tells of it newest first. */
export function createShop() {
	const clock = createManualClock();
	const environment = (colour: string, version: string) => ({
		EnvironmentId: `e-${colour}`,
		EnvironmentName: `shop-${colour}`,
		ApplicationName: 'shop',
		VersionLabel: version,
		CNAME:
			colour === 'blue'
				? 'shop.eu-west-1.elasticbeanstalk.com'
				: `shop-${colour}.eu-west-1.elasticbeanstalk.com`,
		EndpointURL: `${colour}.elb.amazonaws.com`,
		Status: 'Ready',
		Health: 'Green',
		HealthStatus: 'Ok',
	});
	const blue = environment('blue', 'v42');
	const green = environment('green', 'v43');
	const other = { ...environment('other', 'v1'), ApplicationName: 'till' };
	const all = [green, blue, other];
	const event = (EnvironmentName: string, Message: string, minutesAgo = 0) => ({
		EnvironmentName,
		Message,
		EventDate: new Date(clock.now() - minutesAgo * 60_000),
	});
	const events = [event('shop-green', 'Environment health has transitioned from Warning to Ok.', 6)];
	const alarm = (AlarmName: string, StateValue: string) => ({
		AlarmName,
		StateValue,
		StateReason: 'Threshold Crossed.',
		StateUpdatedTimestamp: new Date(clock.now() - 120_000),
		Dimensions: [{ Name: 'LoadBalancer', Value: `app/${AlarmName.split('-')[0]}/b00c` }],
	});
	const alarms = { shop: alarm('shop-5xx', 'OK'), checkout: alarm('checkout-5xx', 'ALARM') };
	const settings = { blue: [] as object[], green: [] as object[] };
	const tell = (message: string) => {
		for (const { EnvironmentName } of [blue, green]) events.unshift(event(EnvironmentName, message));
	};

	function answer({ operation, input }: Call): unknown {
		const id = 'EnvironmentId' in input ? input.EnvironmentId : undefined;
		const one = all.find(({ EnvironmentId }) => EnvironmentId === id);
		switch (operation) {
			case 'DescribeEnvironments': {
				const ids = 'EnvironmentIds' in input ? input.EnvironmentIds : undefined;
				return {
					Environments: structuredClone(
						all.filter(({ EnvironmentId }) => ids === undefined || ids.includes(EnvironmentId)),
					),
				};
			}
			case 'DescribeEvents': {
				const since = 'StartTime' in input ? Number(input.StartTime) : 0;
				return {
					Events: events.filter(
						({ EnvironmentName, EventDate }) =>
							Number(EventDate) >= since && (one === undefined || one.EnvironmentName === EnvironmentName),
					),
				};
			}
			case 'DescribeEnvironmentHealth':
				return {
					Color: one?.Health,
					HealthStatus: one?.HealthStatus,
					Status: one?.Status,
					Causes: one?.Health === 'Red' ? ['15 % of the requests are failing with HTTP 5xx.'] : [],
					ApplicationMetrics: {
						Duration: 10,
						RequestCount: one?.CNAME.startsWith('shop.') ? 400 : 20,
						StatusCodes: { Status5xx: one?.Health === 'Red' ? 60 : 0 },
						Latency: { P90: 0.095 },
					},
				};
			case 'DescribeAlarms': {
				const names = 'AlarmNames' in input ? input.AlarmNames : undefined;
				return {
					MetricAlarms: Object.values(alarms).filter(
						({ AlarmName }) => names === undefined || names.includes(AlarmName),
					),
				};
			}
			case 'DescribeConfigurationSettings': {
				const name = 'EnvironmentName' in input ? input.EnvironmentName : '';
				return {
					ConfigurationSettings: [{ OptionSettings: name === 'shop-green' ? settings.green : settings.blue }],
				};
			}
			case 'ListTagsForResource':
				return { ResourceTags: [] };
			case 'SwapEnvironmentCNAMEs':
				blue.Status = 'Updating';
				green.Status = 'Updating';
				tell('swapEnvironmentCNAMEs is starting.');
				clock.after(5000, () => {
					[blue.CNAME, green.CNAME] = [green.CNAME, blue.CNAME];
					blue.Status = 'Ready';
					green.Status = 'Ready';
					tell("Completed swapping CNAMEs for environments 'shop-blue' and 'shop-green'.");
				});
				return {};
			default:
				throw new Error(`not expected: ${operation}`);
		}
	}

	const region = fakeRegion(clock, answer);
	const journal = memoryJournal();
	const { signal } = new AbortController();
	const plan = (
		answers: Record<string, string>,
		given: { dns?: Dns; operations?: Operation[] } = {},
	): Promise<Plan> => swap.plan({ region, items: [], answers, signal, token: () => 'token', ...given });
	const told = new Map<string, Operation>();
	const takeOff = (made: Plan, dns?: Dns) =>
		carryOut({
			region,
			clock,
			journal,
			signal,
			dns,
			report: (operation) => void told.set(operation.id, operation),
			plan: made,
			id: 'op-1',
			where,
		});
	const fly = async (made: Plan) => {
		const landed = takeOff(made);
		await clock.advance(20_000);
		return landed;
	};
	return {
		clock,
		region,
		blue,
		green,
		other,
		alarms,
		events,
		settings,
		event,
		plan,
		fly,
		takeOff,
		told,
		signal,
	};
}

export const both = { source: 'shop-blue', destination: 'shop-green' };
