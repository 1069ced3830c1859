import { describe, expect, test } from '@jest/globals';
import { follow, type Listener } from '../support/follow.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const { by, db, serving } = product();
const { claimed, closed, issued, registered } = paths(by);

const listening = async (person: string, lastEventId?: string): Promise<Listener> => follow(serving().url, await by(person).token(), lastEventId);
const heard = ({ events }: Pick<Listener, 'events'>): string[] => events.map(({ data }) => `${data.caseId} ${data.version} ${data.type}`);

/** What the log holds of cases after some events, in its order. */
async function logged(): Promise<string[]> {
  const rows = await db.asOwner("select substr(stream_id, 6) || ' ' || version || ' ' || type as line from events where stream_id like 'case/%' order by tx, position");
  return rows.map(({ line }) => String(line));
}

describe('the feed (实时更新)', () => {
  test('tells what happens to the cases that one sees, as it happens, and nothing of the others', async () => {
    const office = await listening('director');
    const urban = await listening('urban-head');
    const caseId = await claimed();
    await issued([{ role: 'lead', unit: 'housing' }]);
    await until(() => Promise.resolve(office.events.length), (count) => count >= 8, 10_000);
    await until(() => Promise.resolve(urban.events.length), (count) => count >= 3, 10_000);
    expect(office.events.at(0)?.data).toMatchObject({ type: 'ProblemReported', by: null, what: expect.stringContaining('上报问题') });
    expect(urban.events.length).toBeGreaterThanOrEqual(3);
    expect(new Set(urban.events.map(({ data }) => data.caseId))).toEqual(new Set([caseId]));
    expect(urban.events.at(-1)?.data).toMatchObject({ type: 'WorkBegan', status: 'rectifying' });
    await Promise.all([office.hangUp(), urban.hangUp()]);
  });

  test('goes on after Last-Event-ID without losing or repeating anything, though the line breaks again and again while 12 cases run and the API is killed', async () => {
    const before = await logged();
    let line = await listening('hq');
    const all: string[] = [];
    const working = Promise.all(Array.from({ length: 12 }, async (_, index) => (index < 6 ? registered() : index < 9 ? claimed() : closed())));
    const breakLine = async (pause: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, pause));
      await line.hangUp();
      all.push(...heard(line));
      line = await listening('hq', line.lastId());
    };
    for (const pause of [30, 100, 5, 200, 60]) await breakLine(pause);
    await working;
    await serving().api.end('SIGKILL');
    await line.ended;
    all.push(...heard(line));
    await serving().api.start();
    await claimed();
    line = await listening('hq', line.lastId());
    const expected = (await logged()).slice(before.length);
    await until(() => Promise.resolve(all.length + line.events.length), (count) => count >= expected.length, 20_000).catch(() => undefined);
    await line.hangUp();
    expect([...all, ...heard(line)]).toEqual(expected);
  }, 120_000);

  test('is refused an id that is none', async () => {
    const answer = await by('hq').ask('GET', '/api/feed', { headers: { 'last-event-id': 'yesterday' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-last-event-id', detail: expect.stringMatching(/[\u4E00-\u9FFF]/) } });
  });
});
