import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** Module hooks that let plain Node import this repository's TypeScript, for what Jest runs outside its own module system. */
export const resolve = (specifier, context, next) => next(specifier, specifier.startsWith('#') ? { ...context, conditions: ['source', ...context.conditions] } : context);

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, 'utf8'), { filename: file, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
