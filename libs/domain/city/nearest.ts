/** The `most` candidates that take the fewest edits to become the word, nearest first: what somebody may have meant. */
export const nearest = (word: string, candidates: readonly string[], most = 3): readonly string[] =>
  candidates
    .map((candidate) => ({ candidate, edits: edits(word.slice(0, 60), candidate.slice(0, 60)) }))
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, most)
    .map(({ candidate }) => candidate);

/** The one that somebody very likely meant: at most half of the letters are wrong. */
export const meant = (word: string, candidates: readonly string[]): string | undefined => nearest(word, candidates, 1).find((candidate) => edits(word.slice(0, 60), candidate.slice(0, 60)) <= word.length / 2);

/** Levenshtein distance, one row at a time. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of to.split('').entries()) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[to.length] ?? 0;
}
