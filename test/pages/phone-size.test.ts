import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

type Chunk = Readonly<{ file: string; imports?: readonly string[]; css?: readonly string[] }>;

const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync('dist/web/.vite/manifest.json', 'utf8'));

/** The files that a page loads before it shows anything. */
function firstLoad(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[entry];
  if (chunk === undefined) throw new Error(`${entry} was not built`);
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) firstLoad(other, seen);
  return seen;
}

const text = (file: string): string => readFileSync(`dist/web/${file}`, 'utf8');
const weight = (files: ReadonlySet<string>): number => [...files].reduce((sum, file) => sum + gzipSync(text(file)).length, 0);

describe('the first load of the phone pages', () => {
  it('is at most 120 KB of JavaScript and CSS', () => {
    const files = firstLoad('m/index.html');
    expect([...files].filter((file) => file.endsWith('.css'))).toHaveLength(1);
    expect(weight(files)).toBeGreaterThan(60_000);
    expect(weight(files)).toBeLessThan(120_000);
  });

  it('is all that the document asks for, and holds nothing of the desk', () => {
    const asked = Array.from(text('m/index.html').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g), ([, file]) => file ?? '');
    expect(new Set(asked)).toEqual(firstLoad('m/index.html'));
    for (const file of firstLoad('m/index.html')) expect([file, /ant-btn|antd|tanstack.*router/i.test(text(file))]).toEqual([file, false]);
    expect(weight(firstLoad('index.html'))).toBeGreaterThan(2 * weight(firstLoad('m/index.html')));
  });
});
