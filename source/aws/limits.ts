import type { Service } from './operations.ts';

/** A token bucket's size, and how many calls a second flow back into it. */
export interface Limit {
	capacity: number;
	refill: number;
}

/** Where AWS publishes nothing, one call a second, with room for what a screen reads at its opening. */
const unpublished: Limit = { capacity: 10, refill: 1 };

/**
 * How often each operation may be called per account and region. Everyone who works in the account draws
 * from the same buckets, so these are AWS's figures at most.
 * EC2: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 * S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
 * CloudWatch: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const limits = {
	ec2: {
		default: { capacity: 100, refill: 20 },
		mutating: { capacity: 50, refill: 5 },
		RunInstances: { capacity: 5, refill: 2 },
		TerminateInstances: { capacity: 100, refill: 5 },
		CreateTags: { capacity: 100, refill: 10 },
	},
	cloudwatch: {
		default: { capacity: 3, refill: 3 },
		DescribeAlarms: { capacity: 9, refill: 9 },
		GetMetricData: { capacity: 50, refill: 50 },
		PutMetricAlarm: { capacity: 3, refill: 3 },
	},
	iam: { default: unpublished },
	sts: { default: unpublished },
	codedeploy: { default: unpublished },
	elasticbeanstalk: { default: unpublished },
	// 3,500 writes and 5,500 reads a second for each prefix: far beyond what one bundle needs.
	s3: { default: { capacity: 20, refill: 20 } },
	cloudformation: { default: unpublished },
} as const satisfies { [S in Service]: { default: Limit; [bucket: string]: Limit } };

/** The token buckets of a service, by name. */
export type BucketOf<S extends Service> = { [T in S]: keyof (typeof limits)[T] & string }[S];

export function limitOf(service: Service, bucket: string): Limit {
	const ofService: Record<string, Limit> & { default: Limit } = limits[service];
	return ofService[bucket] ?? ofService.default;
}
