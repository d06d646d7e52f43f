import { AwsError } from '../aws-error.ts';
import type { Handlers } from '../world.ts';
import { getAccountAuthorizationDetails } from './authorization-details.ts';
import { generateCredentialReport, getCredentialReport } from './credential-report.ts';
import { pageOf } from './paging.ts';
import type { SimulatedUser } from './part.ts';
import { findUser, groupShape, policiesOf, userArn, userShape } from './shapes.ts';

const names = /^[\w+=,.@-]{1,64}$/;

export const iam: Handlers<'iam'> = {
	CreateUser(world, { UserName = '', Path = '/', Tags = [] }) {
		const { iam: part, clock, random } = world;
		if (!names.test(UserName))
			throw new AwsError(
				'ValidationError',
				'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
			);
		// Names that differ in case alone are the same to IAM.
		if ([...part.users.keys()].some((name) => name.toLowerCase() === UserName.toLowerCase()))
			throw new AwsError('EntityAlreadyExistsException', `User with name ${UserName} already exists.`, 409);
		const user: SimulatedUser = {
			name: UserName,
			id: `AIDA${random.hex(17).toUpperCase()}`,
			path: Path,
			createdAt: clock.now(),
			password: false,
			mfa: false,
			keys: [],
			groups: [],
			policies: [],
			tags: Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
		};
		part.users.set(UserName, user);
		return { User: userShape(world, user) };
	},
	GenerateCredentialReport: generateCredentialReport,
	GetCredentialReport: getCredentialReport,
	GetAccessKeyLastUsed({ iam: part, region }, { AccessKeyId = '' }) {
		for (const { name, keys } of part.users.values())
			for (const { id, usedAt, usedBy = 'N/A' } of keys)
				if (id === AccessKeyId)
					return {
						UserName: name,
						AccessKeyLastUsed:
							usedAt === undefined
								? { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' }
								: { LastUsedDate: new Date(usedAt), ServiceName: usedBy, Region: region },
					};
		throw new AwsError(
			'NoSuchEntityException',
			`The Access Key with id ${AccessKeyId} cannot be found.`,
			404,
		);
	},
	GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
	GetUser: (world, { UserName }) => ({ User: userShape(world, findUser(world, UserName)) }),
	ListAccessKeys(world, input) {
		const user = findUser(world, input.UserName);
		const { page, ...rest } = pageOf('ListAccessKeys', user.keys, input);
		return {
			...rest,
			AccessKeyMetadata: page.map(({ id, active, createdAt }) => ({
				UserName: user.name,
				AccessKeyId: id,
				Status: active ? 'Active' : 'Inactive',
				CreateDate: new Date(createdAt),
			})),
		};
	},
	ListAttachedUserPolicies(world, input) {
		const { page, ...rest } = pageOf(
			'ListAttachedUserPolicies',
			policiesOf(findUser(world, input.UserName)),
			input,
		);
		return { ...rest, AttachedPolicies: page };
	},
	ListGroupsForUser(world, input) {
		const { page, ...rest } = pageOf('ListGroupsForUser', findUser(world, input.UserName).groups, input);
		return {
			...rest,
			Groups: page.map((name) => groupShape(world, name)),
		};
	},
	ListMFADevices(world, input) {
		const user = findUser(world, input.UserName);
		const { page, ...rest } = pageOf('ListMFADevices', user.mfa ? [user] : [], input);
		return {
			...rest,
			MFADevices: page.map(({ name, createdAt }) => ({
				UserName: name,
				SerialNumber: userArn(world, { name, path: '/' }).replace(':user/', ':mfa/'),
				EnableDate: new Date(createdAt),
			})),
		};
	},
};
