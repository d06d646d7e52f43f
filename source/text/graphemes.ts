import { plain } from './plain.ts';

let segmenter: Intl.Segmenter | undefined;

/** What a person takes for one character each. The first text that needs it waits for the segmenter to be made (13 ms). */
export function* graphemes(text: string): Generator<string> {
	if (plain.test(text)) return yield* text;
	segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	for (const { segment } of segmenter.segment(text)) yield segment;
}
