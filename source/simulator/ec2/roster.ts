import type { SimulatedInstance } from './part.ts';

/** The group that launched an instance: AWS keeps tags that begin with `aws:` to itself, so it never changes. */
const groupOf = ({ tags }: SimulatedInstance) => tags.get('aws:autoscaling:groupName');

/**
 * Instances by id, in the order of their launch. Reading fifty pages does not copy fifty thousand each time, and
 * an Auto Scaling group, which looks at its own every few seconds, does not look at all the others.
 */
export class Roster extends Map<string, SimulatedInstance> {
	#inOrder: readonly SimulatedInstance[] | undefined;
	readonly #ofGroup = new Map<string, Set<SimulatedInstance>>();

	override set(id: string, instance: SimulatedInstance): this {
		this.#inOrder = undefined;
		const group = groupOf(instance);
		if (group !== undefined) {
			const members = this.#ofGroup.get(group) ?? new Set();
			this.#ofGroup.set(group, members.add(instance));
		}
		return super.set(id, instance);
	}

	override delete(id: string): boolean {
		this.#inOrder = undefined;
		const instance = this.get(id);
		const group = instance && groupOf(instance);
		if (instance && group !== undefined) this.#ofGroup.get(group)?.delete(instance);
		return super.delete(id);
	}

	inOrder(): readonly SimulatedInstance[] {
		this.#inOrder ??= [...this.values()];
		return this.#inOrder;
	}

	/** Those that an Auto Scaling group launched, in whatever state, oldest first. */
	ofGroup(group: string): SimulatedInstance[] {
		return [...(this.#ofGroup.get(group) ?? [])];
	}
}
