import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchingChoices } from '../../../source/cockpit/pickers/fuzzy.ts';

const named = (...labels: string[]) => labels.map((label) => ({ value: label, label }));
const found = (query: string, choices: ReturnType<typeof named>) =>
	matchingChoices(choices, query).map(({ label }) => label);

const palette = named('Instances', 'Blue/green', 'Launch instances', 'eu-west-1', 'eu-central-1', 'Größe');

test('letters may lie apart, the closest match comes first', () => {
	expect(found('bgr', palette)).toEqual(['Blue/green']);
	expect(found('inst', palette)).toEqual(['Instances', 'Launch instances']);
	expect(found('euw', palette)).toEqual(['eu-west-1']);
});

test('words may come in any order, and in any alphabet', () => {
	expect(found('west eu', palette)).toEqual(['eu-west-1']);
	expect(found('größ', palette)).toEqual(['Größe']);
});

test('what looks like an operator is what was typed', () => {
	expect(found('-1', palette)).toEqual(['eu-west-1', 'eu-central-1']);
	expect(found('"', palette)).toEqual([]);
	expect(found('/', palette)).toEqual(['Blue/green']);
});

test('value and hint are found too, after the labels', () => {
	const images = [
		{ value: 'ami-0a1', label: 'Amazon Linux 2023', hint: 'arm64' },
		{ value: 'ami-0b2', label: 'arm64 tools' },
	];
	expect(matchingChoices(images, 'arm64').map(({ value }) => value)).toEqual(['ami-0b2', 'ami-0a1']);
	expect(matchingChoices(images, 'ami-0a1').map(({ value }) => value)).toEqual(['ami-0a1']);
});

test('nothing typed leaves everything in its order, and a whole label always finds its choice', () => {
	const labels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 8 });
	fc.assert(
		fc.property(labels, (names) => {
			const choices = named(...names);
			expect(matchingChoices(choices, '  ')).toEqual(choices);
			for (const choice of choices.filter(({ label }) => label.trim() !== ''))
				expect(matchingChoices(choices, choice.label)).toContain(choice);
		}),
	);
});
