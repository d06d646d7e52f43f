/** How much is measured. */
export interface Effort {
	/** Starts of each program. */
	starts: number;
	/** Keys that are pressed before any is measured; as many are measured then. */
	keys: number;
	/** Seconds on the cockpit without a key. */
	idle: number;
	/** Seconds without a key after the keys, before memory is read. */
	rest: number;
	/** Keys that are held down. */
	held: number;
	/** Seconds in which instances are stopped. */
	churn: number;
	/** Hours of a simulated day. */
	hours: number;
}

export const whole: Effort = { starts: 15, keys: 500, idle: 60, rest: 30, held: 200, churn: 60, hours: 24 };

/** To see that everything is measured, not how fast anything is. */
export const brief: Effort = { starts: 2, keys: 40, idle: 3, rest: 3, held: 50, churn: 15, hours: 6 };
