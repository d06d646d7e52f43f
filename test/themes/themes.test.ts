import { expect, test } from 'vitest';
import { themeNamed, themes } from '../../themes/all.ts';
import { glyphs } from '../../views/components/glyphs.ts';
import { paint } from '../../views/components/paint.ts';

test.each(Object.values(themes))(
	'$name tells good from bad without red against green alone',
	({ good, bad }) => {
		// The glyphs differ, and so does something besides the hue: weight, or the background.
		expect(new Set(Object.values(glyphs)).size).toBe(Object.keys(glyphs).length);
		const weight = ({ bold, underline, background }: typeof good) =>
			JSON.stringify([bold, underline, background]);
		expect(weight(good)).not.toBe(weight(bad));
	},
);

test('without colour only weight, underline and inversion remain', () => {
	for (const { name } of Object.values(themes)) {
		const { name: _name, ...styles } = themeNamed(name, false);
		for (const style of Object.values(styles))
			expect([style.color, style.background]).toEqual([undefined, undefined]);
		expect(styles.cursor.inverse).toBe(true);
	}
});

test('a name without a theme is the dark one', () => {
	expect(themeNamed('chartreuse', true).name).toBe('dark');
});

test('a painted line is one string that ends as plain as it began', () => {
	const line = [{ text: 'web-01 ' }, { text: 'impaired', style: 'bad' as const }];
	expect(paint(line, themeNamed('dark', true))).toBe('web-01 \x1b[91m\x1b[1mimpaired\x1b[22m\x1b[39m');
});
