/** Time of day in UTC, `14:03:22`, of milliseconds since the epoch. */
export const clockTime = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19);
