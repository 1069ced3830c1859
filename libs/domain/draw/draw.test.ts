import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateCouncil } from '#domain/calendar/state-council';
import { candidatesOf, draw, sizeOf } from './draw.ts';
import { disagreement, drawnAt, drawSample, nextDraw, noSamples, samplesAfter, type SampleEvent } from './sample.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a draw', () => {
  test('can be checked by hand: the candidates in the order of the digests of seed|id', () => {
    // for x in a b c d; do printf "seed-1|$x" | sha256sum; done
    expect(['a', 'b', 'c', 'd'].map((id) => sha256(`seed-1|${id}`).slice(0, 8))).toEqual(['bec4d0d2', '648d699a', 'b2281353', '7217abd6']);
    expect(draw(sha256, 'seed-1', ['d', 'c', 'b', 'a'], 4)).toEqual(['b', 'd', 'c', 'a']);
    expect(draw(sha256, 'seed-1', ['a', 'b', 'c', 'd'], 2)).toEqual(['b', 'd']);
  });

  test('does not depend on the order of the candidates, and a larger one holds the smaller', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 40 }), fc.string(), fc.nat(40), (ids, seed, size) => {
        const drawn = draw(sha256, seed, ids, size);
        expect(draw(sha256, seed, ids.toReversed(), size)).toEqual(drawn);
        expect(draw(sha256, seed, ids, size + 1).slice(0, size)).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(size, ids.length));
        expect(drawn.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });

  test('is fair: over many seeds every candidate is drawn about as often as every other', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 4_000; n += 1) for (const id of draw(sha256, `seed-${n}`, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 2)) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  test('of a share is rounded up, and never more than there are', () => {
    expect([sizeOf(10, 0), sizeOf(10, 1), sizeOf(10, 10), sizeOf(10, 11), sizeOf(100, 7), sizeOf(0, 7), sizeOf(30, 10)]).toEqual([0, 1, 1, 2, 7, 0, 3]);
  });
});

describe('the draws of an office', () => {
  const given = { month: '2026-02', seed: 'seed', policy: 'default-1', percent: 50, candidates: ['b', 'a', 'c'], at: '2026-03-02T08:30:00+08:00', dueAt: '2026-03-02T08:30:00+08:00' };
  const drawn = drawSample(noSamples, given, sha256);
  const ordered: SampleEvent = { type: 'SampleOrdered', data: { month: '2026-02', ordered: [], passed: [] } };
  const after = samplesAfter([...drawn, ordered]);
  const next = (now: string, percent = 10, samples = noSamples) => nextDraw(samples, stateCouncil, now, () => percent);

  test('are due at the opening of the first working day of the next month', () => {
    expect(drawnAt(stateCouncil, '2026-02')).toBe('2026-03-02T08:30:00+08:00');
    expect(drawnAt(stateCouncil, '2026-09')).toBe('2026-10-08T08:30:00+08:00');
    expect(next('2026-03-15T09:00:00+08:00', 0)).toMatchObject({ month: '2026-03', at: '2026-04-01T08:30:00+08:00' });
  });

  test('are made up for the last month when nobody was there, and are made once', () => {
    expect(next('2026-03-15T09:00:00+08:00')).toMatchObject({ month: '2026-02', at: '2026-03-02T08:30:00+08:00' });
    expect(next('2026-03-15T09:00:00+08:00', 10, after)).toMatchObject({ month: '2026-03' });
    expect(drawSample(after, given, sha256)).toEqual([]);
    expect(drawSample(noSamples, { ...given, percent: 0 }, sha256)).toEqual([]);
  });

  test('are not over until the looks back are ordered', () => {
    expect(next('2026-04-15T09:00:00+08:00', 10, samplesAfter(drawn))).toMatchObject({ id: 'draw/2026-02' });
  });

  test('can be made again from the log, and show what was changed afterwards', () => {
    const [sample] = after.drawn;
    if (sample === undefined) throw new Error('nothing was drawn');
    expect(sample).toMatchObject({ candidates: candidatesOf(sha256, ['a', 'b', 'c']), drawn: { length: 2 } });
    expect(disagreement(sample, ['c', 'b', 'a'], sha256)).toBeUndefined();
    expect(disagreement(sample, ['a', 'b'], sha256)).toBe('candidates');
    expect(disagreement({ ...sample, drawn: sample.drawn.toReversed() }, ['a', 'b', 'c'], sha256)).toBe('drawn');
    expect(disagreement({ ...sample, seed: 'another' }, ['a', 'b', 'c'], sha256)).toBe('drawn');
  });
});
