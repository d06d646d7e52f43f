import type { SimulatedInstance } from './part.ts';

/** Instances by id, in the order of their launch. Reading fifty pages does not copy fifty thousand each time. */
export class Roster extends Map<string, SimulatedInstance> {
	#inOrder: readonly SimulatedInstance[] | undefined;

	override set(id: string, instance: SimulatedInstance): this {
		this.#inOrder = undefined;
		return super.set(id, instance);
	}

	override delete(id: string): boolean {
		this.#inOrder = undefined;
		return super.delete(id);
	}

	inOrder(): readonly SimulatedInstance[] {
		this.#inOrder ??= [...this.values()];
		return this.#inOrder;
	}
}
