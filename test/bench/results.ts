import type { Figure, RowName } from './goals.ts';

/** What a part has measured; a row that is missing could not be. */
export type Results = Partial<Record<RowName, Figure>>;
