import type { User, UserDetail } from '@aws-sdk/client-iam';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { SimulatedUser } from './part.ts';

export function findUser({ iam }: World, name: string | undefined): SimulatedUser {
	const user = iam.users.get(name ?? '');
	if (!user)
		throw new AwsError('NoSuchEntityException', `The user with name ${name ?? ''} cannot be found.`, 404);
	return user;
}

export const userArn = ({ account }: World, { name, path }: Pick<SimulatedUser, 'name' | 'path'>): string =>
	`arn:aws:iam::${account}:user${path}${name}`;

export const policiesOf = ({ policies }: SimulatedUser) =>
	policies.map((PolicyName) => ({ PolicyName, PolicyArn: `arn:aws:iam::aws:policy/${PolicyName}` }));

export const userShape = (world: World, user: SimulatedUser): User => ({
	Path: user.path,
	UserName: user.name,
	UserId: user.id,
	Arn: userArn(world, user),
	CreateDate: new Date(user.createdAt),
	...(user.passwordUsedAt === undefined ? {} : { PasswordLastUsed: new Date(user.passwordUsedAt) }),
	...(user.tags.length > 0 ? { Tags: [...user.tags] } : {}),
});

export const userDetail = (world: World, user: SimulatedUser): UserDetail => ({
	Path: user.path,
	UserName: user.name,
	UserId: user.id,
	Arn: userArn(world, user),
	CreateDate: new Date(user.createdAt),
	GroupList: [...user.groups],
	AttachedManagedPolicies: policiesOf(user),
	UserPolicyList: [],
	Tags: [...user.tags],
});
