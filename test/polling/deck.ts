/** A poller over a door whose transport answers as the test says, in time that the test moves. */
import type { Instance } from '@aws-sdk/client-ec2';
import { createDoor } from '../../source/aws/door.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { startPoller } from '../../source/polling/poller.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import type { Place } from '../../source/store/screen.ts';
import { fakeTransport } from '../aws/fake-transport.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

type Answers = Parameters<typeof fakeTransport>[0];

export const $metadata = {};

/** An error as the SDK throws it. */
export const awsError = (name: string, message = name): Error =>
	Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });

export const instance = (
	id: string,
	state: NonNullable<Instance['State']>['Name'] = 'running',
): Instance => ({
	InstanceId: id,
	State: { Name: state },
	LaunchTime: new Date(0),
});

export const page = (instances: Instance[], NextToken?: string) => ({
	Reservations: [{ Instances: instances }],
	NextToken,
	$metadata,
});

/** An account where nothing is. */
const nothing: Answers = {
	ec2: {
		DescribeInstances: async () => page([]),
		DescribeInstanceStatus: async () => ({ InstanceStatuses: [], $metadata }),
	},
	cloudwatch: {
		DescribeAlarms: async () => ({ MetricAlarms: [], CompositeAlarms: [], $metadata }),
		GetMetricData: async () => ({ MetricDataResults: [], $metadata }),
	},
	iam: {
		GetAccountAuthorizationDetails: async () => ({ UserDetailList: [], $metadata }),
		GenerateCredentialReport: async () => ({ State: 'COMPLETE', $metadata }),
		GetCredentialReport: async () => ({ Content: new TextEncoder().encode('user\n'), $metadata }),
	},
	sts: {
		GetCallerIdentity: async () => ({
			Account: '123456789012',
			Arn: 'arn:aws:iam::123456789012:user/ana',
			$metadata,
		}),
	},
	codedeploy: { ListDeployments: async () => ({ deployments: [], $metadata }) },
	elasticbeanstalk: {
		DescribeEnvironments: async () => ({ Environments: [], $metadata }),
		DescribeEvents: async () => ({ Events: [], $metadata }),
	},
	cloudformation: { DescribeStacks: async () => ({ Stacks: [], $metadata }) },
};

export function deck(answers: Answers = {}) {
	const clock = createManualClock();
	const transport = fakeTransport(
		{
			...nothing,
			...answers,
			ec2: { ...nothing.ec2, ...answers.ec2 },
			cloudwatch: { ...nothing.cloudwatch, ...answers.cloudwatch },
			elasticbeanstalk: { ...nothing.elasticbeanstalk, ...answers.elasticbeanstalk },
		},
		clock.now,
	);
	const region = createDoor(
		{
			name: 'eu-west-1',
			profile: 'ops',
			readOnly: false,
			simulated: false,
			timeouts: { read: 600, write: 600 },
			clock,
		},
		async () => transport,
	);
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			profile: 'ops',
			region: 'eu-west-1',
			simulated: false,
			readOnly: false,
			production: false,
			connection: { state: 'ready', identity: { account: '123456789012', arn: '', name: 'ana' } },
		},
		now: clock.now(),
		size: { columns: 120, rows: 36 },
	});
	const poller = startPoller({ region, store, clock, jitter: () => 0.5 });
	return {
		clock,
		transport,
		region,
		store,
		poller,
		known: () => store.getState().known,
		timeline: () => store.getState().timeline.map(({ subject, text }) => `${subject} ${text}`),
		/** How often an operation was called, `ec2:DescribeInstances`. */
		calls: (operation: string) => transport.sent.filter((sent) => sent === operation).length,
		goTo(place: Place) {
			store.setState(({ screen }) => ({ screen: { ...screen, places: [place] } }));
			poller.attend();
		},
	};
}
