import type { Tag } from '@aws-sdk/client-ec2';

/** A tag that many may hold, since nobody can change it. */
export const tagOf = (Key: string, Value: string): Tag => Object.freeze({ Key, Value });

/** The tags of an instance: read like a map, and told as EC2 does without making each anew. */
export class TagSet {
	#tags: readonly Tag[];

	/** `tags`: frozen ones, with keys that differ. */
	constructor(tags: readonly Tag[]) {
		this.#tags = tags;
	}

	get(key: string): string | undefined {
		for (const { Key, Value } of this.#tags) if (Key === key) return Value;
		return undefined;
	}

	keys(): string[] {
		return this.#tags.map(({ Key = '' }) => Key);
	}

	/** Has it hold these and no others. */
	replace(tags: Iterable<readonly [key: string, value: string]>): void {
		this.#tags = Array.from(tags, ([key, value]) => tagOf(key, value));
	}

	/** A list of their own for whoever asks. */
	list(): Tag[] {
		return this.#tags.slice();
	}
}
