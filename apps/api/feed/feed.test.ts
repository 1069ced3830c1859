import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { applyCity } from '#commands/city';
import { clock as system } from '#domain/city/city';
import { bring, townFile } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { ask, app, town, token, post } = api({ limits: { feeds: 3 } });

type Told = { caseId: string; type: string; what: string; by: string | null; version: number };
type Follow = { told: () => readonly Told[]; lastId: () => string; headers: Headers; status: number; end: () => void; until: (enough: (told: readonly Told[]) => boolean) => Promise<void> };

let url = '';
beforeAll(async () => {
  await app().listen(0, '127.0.0.1');
  url = await app().getUrl();
});

/** Follows the feed over a real connection. */
async function follow(person: string, lastEventId?: string, search = ''): Promise<Follow> {
  const gone = new AbortController();
  const answer = await fetch(`${url}/api/feed${search}`, { signal: gone.signal, headers: { authorization: `Bearer ${await token(person)}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) } });
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  void read().catch(() => undefined);
  const told = (): readonly Told[] => Array.from(text.matchAll(/^data: (.*)$/gm), ([, data = '{}']) => JSON.parse(data));
  return {
    told, headers: answer.headers, status: answer.status,
    lastId: () => Array.from(text.matchAll(/^id: (.*)$/gm), ([, id = '']) => id).at(-1) ?? '',
    end: () => gone.abort(),
    until: async (enough) => {
      for (let round = 0; round < 200 && !enough(told()); round += 1) await sleep(25);
      expect(enough(told())).toBe(true);
    },
  };
}

describe('the feed', () => {
  it('tells what happens as it happens, in order', async () => {
    const feed = await follow('director');
    const { caseId, version } = await bring(town(), await town().report(), 'claimed');
    await feed.until((told) => told.filter((one) => one.caseId === caseId).length === version);
    feed.end();
    expect(feed.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(feed.headers.get('x-accel-buffering')).toBe('no');
    expect(feed.told().map((one) => one.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    expect(feed.told()[0]).toMatchObject({ type: 'ProblemReported', by: null });
    expect(feed.told().at(-2)).toMatchObject({ type: 'AssignmentClaimed', what: '市城管局认领。', by: '城管局经办人' });
  });

  it('goes on where it broke off, with nothing lost and nothing twice', async () => {
    const first = await follow('director');
    await town().report('甲');
    await first.until((told) => told.length >= 1);
    const last = first.lastId();
    first.end();
    const missed = [await town().report('乙'), await town().report('丙')];
    const again = await follow('director', last);
    const later = await town().report('丁');
    await again.until((told) => told.some(({ caseId }) => caseId === later));
    again.end();
    expect(again.told().map(({ caseId }) => caseId)).toEqual([...missed, later]);
  });

  it('tells everything from the beginning to whoever asks for it', async () => {
    const feed = await follow('oversight', '0-0');
    const caseId = await town().report('最后');
    await feed.until((told) => told.some((one) => one.caseId === caseId));
    feed.end();
    expect(feed.told().length).toBeGreaterThan(8);
    expect(new Set(feed.told().map((one) => `${one.caseId}/${one.version}`)).size).toBe(feed.told().length);
  });

  it('tells nobody what they may not see', async () => {
    const [director, unit, stranger, admin] = [await follow('director'), await follow('urban-head'), await follow('housing-head'), await follow('admin')];
    const { caseId, version } = await bring(town(), await town().report(), 'issued');
    await director.until((told) => told.filter((one) => one.caseId === caseId).length === version);
    await unit.until((told) => told.some((one) => one.caseId === caseId && one.type === 'OrderIssued'));
    for (const feed of [director, unit, stranger, admin]) feed.end();
    expect([stranger.told(), admin.told()]).toEqual([[], []]);
  });

  it('speaks English when asked', async () => {
    const feed = await follow('director', undefined, '?lang=en');
    await town().report();
    await feed.until((told) => told.length > 0);
    feed.end();
    expect(feed.told()[0]?.what).toMatch(/^Reported /);
  });

  it('ends when the person leaves the post', async () => {
    const [leaving, staying] = [await follow('deputy'), await follow('director')];
    await applyCity(town().deps, { ...townFile, people: townFile.people.filter(({ id }) => id !== 'deputy') }, system);
    const caseId = await town().report();
    await staying.until((told) => told.some((one) => one.caseId === caseId));
    staying.end();
    leaving.end();
    expect(leaving.told()).toEqual([]);
  });

  it('is open only so often for one person', async () => {
    const feeds = [await follow('inspector'), await follow('inspector'), await follow('inspector')];
    const fourth = await ask('GET', '/api/feed', { person: 'inspector' });
    expect([fourth.statusCode, fourth.json<{ code: string }>().code, fourth.headers['retry-after']]).toEqual([429, 'too-many-feeds', '10']);
    for (const feed of feeds) feed.end();
    await sleep(300);
    const next = await follow('inspector');
    expect(next.status).toBe(200);
    next.end();
  });

  it.each(['nonsense', '-1-2', '99999999999999999999-1'])('does not begin at %s', async (id) => {
    const answer = await ask('GET', '/api/feed', { person: 'director', headers: { 'last-event-id': id } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'malformed-last-event-id']);
  });

  it('stops reading when nobody follows, and begins again', async () => {
    await sleep(300);
    const feed = await follow('director');
    const reported = await post('clerk', '/api/cases', { title: '又来', description: '又来', source: { kind: 'public' }, place: { address: '东大街' } });
    await feed.until((told) => told.some(({ caseId }) => caseId === reported.json<{ caseId: string }>().caseId));
    feed.end();
    expect(feed.told()).toHaveLength(1);
  });
});
