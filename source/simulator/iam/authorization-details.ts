/** Who may do what, as GetAccountAuthorizationDetails tells it: users, groups, the policies they have. */
import type { EntityType, GroupDetail, ManagedPolicyDetail, UserDetail } from '@aws-sdk/client-iam';
import type { Handlers, World } from '../world.ts';
import { pageOf } from './paging.ts';
import { groupShape, policiesOf, userDetail } from './shapes.ts';

type Entity = { user: UserDetail } | { group: GroupDetail } | { policy: ManagedPolicyDetail };

/** All kinds make one list, which is paged as a whole. */
export const getAccountAuthorizationDetails: Handlers<'iam'>['GetAccountAuthorizationDetails'] = (
	world,
	input,
) => {
	const { Filter = [] } = input;
	const wants = (type: EntityType) => Filter.length === 0 || Filter.includes(type);
	const entities: Entity[] = [
		...(wants('User')
			? [...world.iam.users.values()].map((user) => ({ user: userDetail(world, user) }))
			: []),
		...(wants('Group') ? groupsOf(world).map((group) => ({ group })) : []),
		...(wants('AWSManagedPolicy') ? managedPolicies(world).map((policy) => ({ policy })) : []),
	];
	const { page, ...rest } = pageOf('GetAccountAuthorizationDetails', entities, input);
	return {
		...rest,
		UserDetailList: page.flatMap((entity) => ('user' in entity ? [entity.user] : [])),
		GroupDetailList: page.flatMap((entity) => ('group' in entity ? [entity.group] : [])),
		RoleDetailList: [],
		Policies: page.flatMap((entity) => ('policy' in entity ? [entity.policy] : [])),
	};
};

const groupsOf = (world: World): GroupDetail[] =>
	[...new Set([...world.iam.users.values()].flatMap(({ groups }) => groups))].map((name) => ({
		...groupShape(world, name),
		GroupPolicyList: [],
		AttachedManagedPolicies: [],
	}));

/** AWS's own policies that somebody has. */
function managedPolicies({ iam }: World): ManagedPolicyDetail[] {
	const attached = [...iam.users.values()].flatMap(policiesOf);
	const arns = [...new Set(attached.map(({ PolicyArn }) => PolicyArn))];
	return arns.map((Arn) => {
		const of = attached.filter(({ PolicyArn }) => PolicyArn === Arn);
		const made = new Date(Date.UTC(2015, 1, 6, 18, 40));
		return {
			Arn,
			PolicyName: of[0]?.PolicyName,
			PolicyId: `ANPA${Buffer.from(Arn).toString('hex').slice(-17).toUpperCase()}`,
			Path: '/',
			DefaultVersionId: 'v1',
			AttachmentCount: of.length,
			PermissionsBoundaryUsageCount: 0,
			IsAttachable: true,
			CreateDate: made,
			UpdateDate: made,
			PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, CreateDate: made }],
		};
	});
}
