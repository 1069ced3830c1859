import { isMap, isNode, isScalar } from 'yaml';
import type { Composed } from './plain.ts';

/** Counted from 1. */
export type Position = Readonly<{ line: number; column: number }>;

export function positionAt({ lines }: Pick<Composed, 'lines'>, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Where the value at the path starts, or the nearest value around it that the file has. */
export function positionOf(composed: Composed, path: readonly (string | number)[]): Position {
  const node = path.length === 0 ? composed.document.contents : composed.document.getIn(path, true);
  if (isNode(node) && node.range) return positionAt(composed, node.range[0]);
  return path.length === 0 ? { line: 1, column: 1 } : positionOf(composed, path.slice(0, -1));
}

/** Where the key of a field stands, for a field that ought not to be there. */
export function positionOfKey(composed: Composed, path: readonly (string | number)[], key: string): Position {
  const fields = path.length === 0 ? composed.document.contents : composed.document.getIn(path, true);
  const pair = isMap(fields) ? fields.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
  return isScalar(pair?.key) && pair.key.range ? positionAt(composed, pair.key.range[0]) : positionOf(composed, path);
}
