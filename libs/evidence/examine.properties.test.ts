import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { examine } from './examine.ts';
import { EvidenceProblem } from './problem.ts';
import { compoundFile, docx, jpeg, movie, pdf, png } from './test-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
  ['a.jpg', () => jpeg()],
  ['a.png', () => png(30, 20)],
  ['a.mp4', () => movie()],
  ['a.docx', () => docx({ name: 'word/media/image1.png' })],
  ['a.doc', () => compoundFile('1Table', 'WordDocument')],
  ['a.pdf', () => pdf()],
];

/** Bytes that are set to others, each at a place given as a fraction of the file; and where it is cut off. */
const damage = fc.record({ bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }), length: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })) });

it.each(files)('%s, however it is damaged, is taken or refused with a code, and soon', async (name, make) => {
  const sound = await make();
  const file = join(folder, name);
  await fc.assert(
    fc.asyncProperty(damage, async ({ bytes, length }) => {
      const content = Buffer.from(sound);
      for (const [place, value] of bytes) content[Math.floor(place * content.length)] = value;
      writeFileSync(file, content.subarray(0, Math.round(length * content.length)));
      const start = performance.now();
      const outcome = await examine(file, name).then(({ type }) => type, (error: unknown) => error);
      expect(typeof outcome === 'string' || outcome instanceof EvidenceProblem ? 'said' : outcome).toBe('said');
      expect(performance.now() - start).toBeLessThan(2000);
    }),
    { numRuns: 250 },
  );
});
