import type { Tone } from '../../source/resources/resource.ts';

/** Each tone has its own glyph: colour never carries a meaning alone. */
export const glyphs: Record<Tone, string> = { good: '●', busy: '◐', warning: '▲', bad: '✗', idle: '○' };
