import type { Tone } from '../resources/resource.ts';

/** Something that happened: seen as a difference between two reads, or done by us. Plain data. */
export interface TimelineEvent {
	id: string;
	/** The region's time, milliseconds since the epoch. */
	at: number;
	kind: string;
	itemId: string;
	/** What it happened to: `checkout-5xx` */
	subject: string;
	/** `OK → ALARM`, `appeared`, `swap done` */
	text: string;
	tone: Tone;
	/** True for what was done from this cockpit. */
	mine: boolean;
}
