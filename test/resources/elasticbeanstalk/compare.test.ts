import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type ComparedSection,
	differences,
	type Fact,
} from '../../../source/resources/elasticbeanstalk/compare.ts';

const fact = fc.record<Fact>({
	section: fc.constantFrom('Environment', 'Tags', 'aws:autoscaling:asg', 'Environment variables'),
	name: fc.constantFrom('a', 'b', 'c', 'd', 'version', 'constructor', '__proto__'),
	value: fc.constantFrom('', '1', '2', 'hunter2'),
	secret: fc.boolean(),
});
const keyOf = ({ section, name }: Pick<Fact, 'section' | 'name'>) => `${section}\n${name}`;
/** Names are unique within a section, as AWS tells them. */
const facts = fc.uniqueArray(fact, { selector: keyOf, maxLength: 20 });

const bySection = (sections: ComparedSection[]) =>
	sections.toSorted((a, b) => (a.title < b.title ? -1 : Number(a.title > b.title)));
const all = (sections: ComparedSection[]) =>
	sections.flatMap(({ title, differences: found }) =>
		found.map((difference) => ({ section: title, ...difference })),
	);

describe('what differs', () => {
	test('is nothing between equals', () => {
		fc.assert(
			fc.property(facts, (own) => {
				const sections = differences(own, own.toReversed());
				expect(all(sections)).toEqual([]);
				expect(sections.reduce((sum, { equal }) => sum + equal, 0)).toBe(own.length);
			}),
		);
	});

	test('is the same seen from the other side', () => {
		fc.assert(
			fc.property(facts, facts, (left, right) => {
				const turned = differences(right, left).map((section) => ({
					...section,
					differences: section.differences.map(({ name, left: l, right: r }) => ({
						name,
						...(r === undefined ? {} : { left: r }),
						...(l === undefined ? {} : { right: l }),
					})),
				}));
				expect(bySection(turned)).toEqual(bySection(differences(left, right)));
			}),
		);
	});

	test('is complete: everything is either told once or counted as equal', () => {
		fc.assert(
			fc.property(facts, facts, (left, right) => {
				const value = (side: Fact[], key: string) => side.find((one) => keyOf(one) === key)?.value;
				const keys = new Set([...left, ...right].map(keyOf));
				const differing = [...keys].filter((key) => value(left, key) !== value(right, key));
				const sections = differences(left, right);
				expect(all(sections).map(keyOf).sort()).toEqual(differing.sort());
				expect(sections.reduce((sum, { equal }) => sum + equal, 0)).toBe(keys.size - differing.length);
			}),
		);
	});

	test('never shows the value of what either side calls secret', () => {
		fc.assert(
			fc.property(facts, facts, (left, right) => {
				const secret = [...left, ...right].map((one) => ({ ...one, secret: true }));
				const text = JSON.stringify(differences(secret.slice(0, left.length), secret.slice(left.length)));
				expect(text).not.toContain('hunter2');
			}),
		);
	});

	test('says that a secret differs, and on which side one is', () => {
		const of = (value: string): Fact => ({ section: 's', name: 'DB_PASSWORD', value, secret: true });
		expect(differences([of('a')], [of('b')])[0]?.differences).toEqual([
			{ name: 'DB_PASSWORD', left: '(hidden, differs)', right: '(hidden, differs)' },
		]);
		expect(differences([], [of('b')])[0]?.differences).toEqual([{ name: 'DB_PASSWORD', right: '(hidden)' }]);
	});
});
