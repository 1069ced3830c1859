/** The candidate with the fewest changed letters, if few enough to be a slip of the pen. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates.map((candidate) => ({ candidate, changes: changes(word, candidate) })).toSorted((a, b) => a.changes - b.changes);
  return best && best.changes <= Math.max(2, word.length / 4) ? best.candidate : undefined;
}

/** The least number of letters to insert, delete or replace (Levenshtein). */
function changes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(from).entries()) {
    const next = [line + 1];
    for (const [column, other] of Array.from(to).entries()) {
      next.push(Math.min((row[column] ?? 0) + (letter === other ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
