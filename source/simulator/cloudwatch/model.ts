/** How a metric goes, minute by minute. */
export interface Model {
	base: number;
	/** How far it swings over a day. */
	swing: number;
	noise: number;
	/** What happens again and again, unless the region is calm; in minutes, `first` from the start of the world. */
	incident?: { first: number; every: number; length: number; adds: number };
	most?: number;
	/** Is the value of a minute a count, so that longer periods add up? */
	count?: true;
}
