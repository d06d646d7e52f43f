import { readFile } from 'node:fs/promises';
import type { Surroundings } from './surroundings.ts';

/** `airboss licences`: the licence texts of everything that is bundled, as the build wrote them beside the bundle. */
export async function licences({ out }: Pick<Surroundings, 'out'>): Promise<number> {
	out(await readFile(new URL('licences.txt', import.meta.url), 'utf8'));
	return 0;
}
