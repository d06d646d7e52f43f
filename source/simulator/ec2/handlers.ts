import type { Handlers } from '../world.ts';
import { startInstances, stopInstances, terminateInstances } from './change-state.ts';
import { describeInstanceStatus } from './describe-instance-status.ts';
import { describeInstances } from './describe-instances.ts';
import {
	describeImages,
	describeInstanceTypeOfferings,
	describeKeyPairs,
	describeSecurityGroups,
	describeSubnets,
} from './places.ts';
import { describeRegions } from './regions.ts';
import { runInstances } from './run-instances.ts';
import { createTags, deleteTags } from './tags.ts';

export const ec2: Handlers<'ec2'> = {
	CreateTags: createTags,
	DeleteTags: deleteTags,
	DescribeImages: describeImages,
	DescribeInstances: describeInstances,
	DescribeInstanceStatus: describeInstanceStatus,
	DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
	DescribeKeyPairs: describeKeyPairs,
	DescribeRegions: describeRegions,
	DescribeSecurityGroups: describeSecurityGroups,
	DescribeSubnets: describeSubnets,
	RunInstances: runInstances,
	StartInstances: startInstances,
	StopInstances: stopInstances,
	TerminateInstances: terminateInstances,
};
