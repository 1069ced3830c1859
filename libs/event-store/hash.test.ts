import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonical } from './canonical.ts';
import { eventHash, genesis, type Sealed } from './hash.ts';

const event: Sealed = {
  streamId: 'case/1',
  version: 7,
  type: 'noted',
  schema: 2,
  occurredAt: '2026-10-12T09:00:00+08:00',
  recordedAt: '2026-10-13T12:00:00.250+08:00',
  actor: canonical({ id: 'u-li', role: '督查员' }),
  commandId: 'c-"1"',
  cause: 'duty/remind',
  data: canonical({ text: '占道经营', 次数: 2 }),
};

const others: { [Name in keyof Sealed]-?: Sealed[Name] } = {
  streamId: 'case/2',
  version: 8,
  type: 'erased',
  schema: 1,
  occurredAt: '2026-10-12T09:00:00.000+08:00',
  recordedAt: '2026-10-13T04:00:00.250Z',
  actor: canonical({ id: 'u-wang', role: '督查员' }),
  commandId: 'c-"2"',
  cause: 'duty/escalate',
  data: '{"text":"占道经营", "次数":2}',
};

describe('the hash of an event', () => {
  test('is SHA-256 of the canonical JSON of the event and the hash before it', () => {
    const whole = canonical({ ...event, actor: JSON.parse(event.actor) as unknown, data: JSON.parse(event.data) as unknown, previous: genesis });
    expect(eventHash(genesis, event)).toBe(createHash('sha256').update(whole).digest('hex'));
  });

  test.each(Object.entries(others))('changes with %s', (name, value) => {
    expect(eventHash(genesis, { ...event, [name]: value })).not.toBe(eventHash(genesis, event));
  });

  test('changes with what goes before, and when the cause is taken away', () => {
    const { cause: _cause, ...causeless } = event;
    const hashes = [eventHash(genesis, event), eventHash('1'.repeat(64), event), eventHash(genesis, causeless)];
    expect(new Set(hashes).size).toBe(3);
  });
});
