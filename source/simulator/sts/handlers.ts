import type { Handlers } from '../world.ts';

export const sts: Handlers<'sts'> = {
	GetCallerIdentity: ({ account }) => ({
		UserId: 'AROAB00C5B00C5B00C5B0:airboss',
		Account: account,
		Arn: `arn:aws:sts::${account}:assumed-role/ops-admin/airboss`,
	}),
};
