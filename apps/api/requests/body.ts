import { Problem } from '../problems/problem.ts';

/** The most that a request may send, in bytes. */
export const bodyLimit = 256 * 1024;

/** How deeply a body may be nested; no command needs more than a handful. */
const deepest = 16;

/** A JSON body that is safe to look at: nested a little, without names that reach a prototype, all text well-formed. Throws Problem. */
export function parseBody(text: string): unknown {
  const value = parsed(text);
  const left: (readonly [unknown, number])[] = [[value, 1]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [part, depth] = next;
    if (typeof part === 'string') checkText(part);
    if (typeof part !== 'object' || part === null) continue;
    if (depth > deepest) throw new Problem(400, 'body-too-deep');
    for (const [name, inner] of Object.entries(part)) {
      checkName(name);
      left.push([inner, depth + 1]);
    }
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'malformed-json');
  }
}

function checkText(text: string): void {
  if (!text.isWellFormed() || text.includes('\u0000')) throw new Problem(400, 'malformed-characters');
}

function checkName(name: string): void {
  if (name === '__proto__') throw new Problem(400, 'malformed-json');
  checkText(name);
}
