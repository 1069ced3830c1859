/** Compares two texts, or instants, for sorting. */
export const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Compares by time, and what is at the same time by id, so that the order is the same everywhere. */
export const inTime = (one: Readonly<{ at: string; id: string }>, other: Readonly<{ at: string; id: string }>): number => order(one.at, other.at) || order(one.id, other.id);
