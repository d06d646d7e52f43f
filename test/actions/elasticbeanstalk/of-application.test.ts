import { beforeAll, expect, test } from 'vitest';
import { createEnvironment } from '../../../source/actions/elasticbeanstalk/create-environment.ts';
import { createVersion } from '../../../source/actions/elasticbeanstalk/create-version.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

test('what belongs to an application stands for it, also while the applications are not listed', async () => {
	const shop = openBookshop();
	const saved = await shop.item('saved-configurations', 'shop-trial');
	const ids = [createEnvironment.from?.['saved-configurations']?.(saved) ?? ''];
	expect(ids).toEqual(['bookshop-shop']);
	expect(createVersion.from?.versions?.(await shop.item('versions', 'v44'))).toBe('bookshop-shop');
	const answers = { name: 'shop-two', prefix: 'shop-two', version: 'v44', configuration: 'shop-trial' };
	const plan = await shop.wait(
		createEnvironment.plan({ ...shop, items: [], ids, answers, token: () => 'token' }),
	);
	expect(plan.title).toBe('create shop-two in bookshop-shop');
	expect(told(plan, 'blocked')).toEqual([]);
});
