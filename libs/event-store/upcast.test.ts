import { describe, expect, test } from '@jest/globals';
import type { Recorded } from './recorded.ts';
import { upcasting } from './upcast.ts';

/** An event as it was written when `noted` had its first shape. A fixture of an old shape stays for ever. */
const written: Recorded = {
  type: 'noted',
  schema: 1,
  data: 'two words',
  position: '1',
  tx: '1',
  streamId: 'case/1',
  version: 1,
  occurredAt: '2026-10-13T12:00:00+08:00',
  recordedAt: '2026-10-13T12:00:00+08:00',
  actor: 'li',
  commandId: 'c',
  prevHash: '0',
  hash: '1',
};

const upcast = upcasting({
  noted: {
    1: (data) => ({ text: data }),
    2: (data) => ({ ...(data as { text: string }), tags: [] }),
  },
});

describe('an event of an old shape', () => {
  test('is brought to the newest one, step by step', () => {
    expect(upcast(written)).toEqual({ ...written, schema: 3, data: { text: 'two words', tags: [] } });
  });

  test('from the middle takes only the steps that are left', () => {
    expect(upcast({ ...written, schema: 2, data: { text: 'one' } })).toMatchObject({ schema: 3, data: { text: 'one', tags: [] } });
  });

  test('keeps its hashes, as they are those of what was written', () => {
    expect(upcast(written)).toMatchObject({ prevHash: '0', hash: '1' });
  });

  test('of the newest shape, or of another type, stays as it is', () => {
    const newest = { ...written, schema: 3 };
    const other = { ...written, type: 'erased' };
    expect([upcast(newest), upcast(other)]).toEqual([newest, other]);
  });
});
