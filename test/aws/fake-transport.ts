import type { InputOf, OperationOf, OutputOf, Service } from '../../source/aws/operations.ts';
import type { Transport } from '../../source/aws/transport.ts';

type Answers = {
	[S in Service]: {
		[O in OperationOf<S>]?: (input: InputOf<S, O>, signal: AbortSignal) => Promise<OutputOf<S, O>>;
	};
};

export interface FakeTransport extends Transport {
	/** What was sent, in order: `ec2:DescribeInstances`. */
	readonly sent: string[];
	closed: boolean;
}

/** A transport that answers as a test says, and remembers what it was sent. */
export function fakeTransport(answers: Partial<Answers>, now = () => 0): FakeTransport {
	const all: Answers = {
		ec2: {},
		cloudwatch: {},
		iam: {},
		sts: {},
		codedeploy: {},
		elasticbeanstalk: {},
		s3: {},
		cloudformation: {},
		...answers,
	};
	const sent: string[] = [];
	return {
		sent,
		closed: false,
		now,
		speed: 1,
		send(service, operation, input, { signal }) {
			sent.push(`${service}:${operation}`);
			// `Answers` has checked the types; which of them belongs to this call the compiler cannot follow.
			const ofService: object = all[service];
			const answer = Reflect.get(ofService, operation);
			if (!answer) throw new Error(`The test has no answer for ${service}:${operation}`);
			return answer(input, signal);
		},
		close() {
			this.closed = true;
		},
	};
}
