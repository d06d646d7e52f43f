import { expect, test } from 'vitest';
import { actions, findAction } from '../../source/actions/all.ts';

test('every action is found by its own id, which no other has', () => {
	for (const action of actions) expect(findAction(action.id)).toBe(action);
});

test('an id is what a person types: words joined by hyphens', () => {
	for (const { id } of actions) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
