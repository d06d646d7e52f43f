import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcher } from '../../source/filter/matches.ts';
import { parseFilter } from '../../source/filter/parse-filter.ts';
import { resources } from '../../source/resources/all.ts';
import type { Alarm } from '../../source/resources/cloudwatch/alarms.ts';
import { instanceOf } from '../store/instances.ts';

const sight = { now: 0, rules: { mfaRequired: true, keyAgeDays: 90, unusedDays: 90 } };
const web = instanceOf('i-0f12', {
	name: 'web-07',
	type: 'm7g.large',
	tags: { Name: 'web-07', Owner: 'Ana', Empty: '', 'aws:autoscaling:groupName': 'shop web', Team: 'a*b' },
});
const holds = (text: string, item = web) => matcher(parseFilter(text), resources.instances, sight)(item);

describe('a filter holds', () => {
	test.each([
		['', true],
		['   ', true],
		['web', true],
		['WEB-0', true],
		['api', false],
		['0f12', true],
		['ana', true],
		['web running', true],
		['web stopped', false],
		['Owner=Ana', true],
		['owner=ana', true],
		['Owner=an', false],
		['Owner=a*', true],
		['Owner=*', true],
		['Missing=*', false],
		['!Missing=*', true],
		['Owner=', false],
		['Empty=', true],
		['aws:autoscaling:groupName="shop web"', true],
		["aws:autoscaling:groupName='shop *'", true],
		['Team=a*b', true],
		['state:running', true],
		['state:run', true],
		['STATE:RUNNING', true],
		['!state:running', false],
		['!!state:running', true],
		['type:m7g', true],
		['type:*large', true],
		['type:large*', false],
		['id:i-0f12', true],
		['name:web', true],
		['zone:eu-west-1a', true],
		['10.0.0.1', true],
		['http://10.0.0.1', false],
		['constructor:native', false],
		['constructor:Object', false],
		['!api', true],
		['"web-07"', true],
		['"!web"', false],
	])('%s: %s', (text, expected) => {
		expect(holds(text)).toBe(expected);
	});

	test('a name that nothing has is looked for as a word', () => {
		expect(holds('aws:autoscaling:groupname=shop')).toBe(false);
		expect(holds('arn:aws', instanceOf('i-1', { tags: { Source: 'arn:aws:s3:::b' } }))).toBe(true);
	});

	test('an alarm is found by what it measures', () => {
		const alarm: Alarm = {
			name: 'cpu',
			arn: '',
			state: 'OK',
			since: 0,
			reason: '',
			metric: {
				namespace: 'AWS/EC2',
				name: 'CPUUtilization',
				dimensions: { InstanceId: 'i-0f12' },
				statistic: 'Average',
				period: 60,
				comparison: '>',
			},
		};
		const found = (text: string) => matcher(parseFilter(text), resources.alarms, sight)(alarm);
		expect(found('instanceid:i-0f12')).toBe(true);
		expect(found('instanceid:i-0f13')).toBe(false);
		expect(found('Owner=ana')).toBe(false);
	});
});

test('a quote that is not closed is told, and the rest holds', () => {
	expect(parseFilter('web "shop')).toMatchObject({ problem: 'The quote " is not closed.' });
	expect(holds('web "07')).toBe(true);
	expect(holds('api "07')).toBe(false);
});

test('whatever is typed is a filter', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'ab*="\'!: \\[(.+?é') }), (text) => {
			expect(typeof holds(text)).toBe('boolean');
		}),
	);
});

test('an item has every tag that it has, whatever is in it', () => {
	const text = fc.string({ unit: fc.constantFrom(...'aB1.:/=+-@ _*[\\') });
	fc.assert(
		fc.property(
			text.filter((key) => key.trim() !== '' && !key.includes('=')),
			text,
			(key, value) => {
				const item = instanceOf('i-1', { tags: { [key]: value } });
				expect(holds(`"${key}"="${value}"`, item)).toBe(true);
				expect(holds(`!"${key}"="${value}"`, item)).toBe(false);
			},
		),
	);
});

test('an item either holds or holds against the opposite', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'web07=:*') }), (word) => {
			fc.pre(parseFilter(word).terms.length === 1);
			expect(holds(`!${word}`)).toBe(!holds(word));
		}),
	);
});
