import type { Facts } from '../refusal.ts';

/** What is wrong in a file, and where: `path` leads from the top of the file to the value. */
export type Problem = Readonly<{ path: readonly (string | number)[]; code: string; facts: Facts }>;
