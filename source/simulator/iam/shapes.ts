import type { User, UserDetail } from '@aws-sdk/client-iam';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { SimulatedUser } from './part.ts';

export function findUser({ iam }: World, name: string | undefined): SimulatedUser {
	// A role has no user of its own that could be meant.
	if (name === undefined)
		throw new AwsError('ValidationError', 'Must specify userName when calling with non-User credentials');
	const user = iam.users.get(name);
	if (!user) throw new AwsError('NoSuchEntityException', `The user with name ${name} cannot be found.`, 404);
	return user;
}

export const userArn = ({ account }: World, { name, path }: Pick<SimulatedUser, 'name' | 'path'>): string =>
	`arn:aws:iam::${account}:user${path}${name}`;

export const policiesOf = ({ policies }: SimulatedUser) =>
	policies.map((PolicyName) => ({ PolicyName, PolicyArn: `arn:aws:iam::aws:policy/${PolicyName}` }));

const tagsOf = ({ tags }: SimulatedUser) => tags.map((tag) => ({ ...tag }));

/** When the bookshop's groups were made. */
const groupsMade = Date.UTC(2022, 0, 10);

export const groupShape = ({ account }: World, GroupName: string) => ({
	GroupName,
	GroupId: `AGPA${GroupName.toUpperCase().padEnd(17, '0').slice(0, 17)}`,
	Path: '/',
	Arn: `arn:aws:iam::${account}:group/${GroupName}`,
	CreateDate: new Date(groupsMade),
});

export const userShape = (world: World, user: SimulatedUser): User => ({
	Path: user.path,
	UserName: user.name,
	UserId: user.id,
	Arn: userArn(world, user),
	CreateDate: new Date(user.createdAt),
	...(user.passwordUsedAt === undefined ? {} : { PasswordLastUsed: new Date(user.passwordUsedAt) }),
	...(user.tags.length > 0 ? { Tags: tagsOf(user) } : {}),
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
	Tags: tagsOf(user),
});
