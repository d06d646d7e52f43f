import type { Crowd } from './crowd.ts';
import type { SimulatedInstance } from './part.ts';

/** The group that launched an instance: AWS keeps tags that begin with `aws:` to itself, so it never changes. */
const groupOf = ({ tags }: SimulatedInstance) => tags.get('aws:autoscaling:groupName');

/**
 * Instances by id, in the order of their launch. An Auto Scaling group, which looks at its own every few seconds,
 * does not look at all the others. One of the crowd is made when somebody asks, and kept once it is asked for by its
 * id, since it may then be changed: 50,000 of them took 46 MB and two seconds.
 */
export class Roster {
	readonly #byId = new Map<string, SimulatedInstance>();
	readonly #ofGroup = new Map<string, Set<SimulatedInstance>>();
	/** A number is one of the crowd that nobody has asked for by its id. */
	readonly #places: Array<SimulatedInstance | number> = [];
	#crowd: Crowd | undefined;

	get size(): number {
		return this.#places.length;
	}

	get length(): number {
		return this.#places.length;
	}

	set(id: string, instance: SimulatedInstance): void {
		const group = groupOf(instance);
		if (group !== undefined) {
			const members = this.#ofGroup.get(group) ?? new Set();
			this.#ofGroup.set(group, members.add(instance));
		}
		this.#byId.set(id, instance);
		this.#places.push(instance);
	}

	/** Has a crowd join. A region has one at most. */
	admit(crowd: Crowd): void {
		this.#crowd = crowd;
		for (let number = 0; number < crowd.size; number++) this.#places.push(number);
	}

	/** To be looked at or changed. */
	get(id: string): SimulatedInstance | undefined {
		const known = this.#byId.get(id);
		if (known || !this.#crowd) return known;
		const number = this.#crowd.numberOf(id);
		const place = number === undefined ? -1 : this.#places.indexOf(number);
		const made = this.at(place);
		if (!made || place < 0) return undefined;
		this.#byId.set(id, made);
		this.#places[place] = made;
		return made;
	}

	has(id: string): boolean {
		return this.get(id) !== undefined;
	}

	delete(id: string): boolean {
		const instance = this.get(id);
		if (!instance) return false;
		const group = groupOf(instance);
		if (group !== undefined) this.#ofGroup.get(group)?.delete(instance);
		this.#places.splice(this.#places.indexOf(instance), 1);
		return this.#byId.delete(id);
	}

	/** The instance at a place, from 0: to be looked at, not to be changed. */
	at(place: number): SimulatedInstance | undefined {
		const found = this.#places[place];
		return typeof found === 'number' ? this.#crowd?.at(found) : found;
	}

	/** All of them: to be looked at, not to be changed. */
	*values(): IterableIterator<SimulatedInstance> {
		for (let place = 0; place < this.#places.length; place++) {
			const instance = this.at(place);
			if (instance) yield instance;
		}
	}

	*keys(): IterableIterator<string> {
		for (const { id } of this.values()) yield id;
	}

	/** Those that an Auto Scaling group launched, in whatever state, oldest first. */
	ofGroup(group: string): SimulatedInstance[] {
		return [...(this.#ofGroup.get(group) ?? [])];
	}
}
