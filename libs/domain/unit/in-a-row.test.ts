import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowsOf } from '#domain/simulation/in-a-row';
import type { UnitRung } from '#domain/policy/policy';
import { addDays } from '#domain/time';
import { Record, rulesWith } from '../../../test/support/unit-record.ts';
import { inARow } from './in-a-row.ts';

const talk = (id: string, colour: 'yellow' | 'red', count: number): UnitRung => ({ id, level: 5, trigger: { kind: 'cards', colour, inARow: count }, paper: 'talk', to: ['unit-head'], copy: [], issuedBy: 'hq' });
const card = fc.record({ colour: fc.constantFrom('yellow' as const, 'red' as const), days: fc.constantFrom(1, 20, 90) });

describe('cards in a row', () => {
  it('are those of one colour after the last of another', () => {
    const cards = ['red', 'yellow', 'red', 'red'].map((colour, index) => ({ index, colour: colour === 'red' ? ('red' as const) : ('yellow' as const) }));
    expect([inARow(cards, 'red').map(({ index }) => index), inARow(cards, 'yellow'), inARow([], 'red')]).toEqual([[2, 3], [], []]);
  });

  it('lead to as many proposals when a policy is tried as on the record of a unit', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 25 }), (cards) => {
        const ladder = [talk('three-reds', 'red', 3), talk('two-yellows', 'yellow', 2)];
        let record = new Record(rulesWith(...ladder));
        let proposed = 0;
        const then = (after: Record): void => {
          record = after;
          proposed += record.happened.filter((type) => type === 'UnitMeasureProposed').length;
        };
        let day = '2026-03-02';
        const given = cards.map(({ colour, days }, index) => {
          day = addDays(day, days);
          const at = `${day}T10:00:00+08:00`;
          for (const { id, kind, at: due } of record.duties) if (kind === 'expireCard' && due <= at) then(record.does(at, 'clock', 'expire-card', { duty: id }));
          then(record.card(at, `${index}`, colour));
          return { at, until: record.file.state.cards.at(-1)?.expiresAt ?? at, colour, ladder };
        });
        expect(rowsOf(given)).toBe(proposed);
      }),
      { numRuns: 200 },
    );
  });
});
