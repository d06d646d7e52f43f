import type { AlarmPart } from './part.ts';

/** Alarms by name. Reading 5,000 of them in fifty pages sorts them once. */
export class AlarmList extends Map<string, AlarmPart> {
	#byName: readonly AlarmPart[] | undefined;

	override set(name: string, alarm: AlarmPart): this {
		this.#byName = undefined;
		return super.set(name, alarm);
	}

	override delete(name: string): boolean {
		this.#byName = undefined;
		return super.delete(name);
	}

	/** In the order of their names, as DescribeAlarms tells them. */
	byName(): readonly AlarmPart[] {
		this.#byName ??= [...this.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
		return this.#byName;
	}
}
