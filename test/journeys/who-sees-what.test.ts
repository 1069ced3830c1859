import { beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { commandTypes } from '#domain/case/case';

const { by } = product();
const { claimed, issued, closed } = paths(by);

const named = { name: '王先生', phone: '13800001234' };
let cases: Readonly<Record<'urban' | 'housing' | 'reported' | 'lake' | 'closed', string>>;
beforeAll(async () => {
  cases = {
    urban: await claimed(),
    housing: await issued([{ role: 'lead', unit: 'housing' }]),
    reported: await by('clerk').reports({ source: { kind: 'public' }, reporter: named }),
    lake: await by('lakeside-handler').reports({ place: { address: '环湖路 3 号', area: 'lake' } }),
    closed: await closed(),
  };
}, 60_000);

const everything = ['urban', 'housing', 'reported', 'lake', 'closed'] as const;

/** Who sees which cases: the own unit and those under it, the units of the lines led (条), the own area, the own office and those below, the own reports, everything, nothing. */
const sight: Readonly<Record<string, readonly (typeof everything)[number][]>> = {
  'urban-handler': ['urban', 'closed'],
  'housing-head': ['housing'],
  'traffic-handler': [],
  'street-handler': ['urban', 'housing', 'closed'],
  'housing-mayor': ['housing'],
  'gov-vice': ['urban', 'housing', 'closed'],
  'police-vice': [],
  leader: ['urban', 'housing', 'reported', 'closed'],
  'other-leader': [],
  'lake-leader': ['lake'],
  clerk: everything,
  dispatcher: everything,
  director: everything,
  inspector: everything,
  surveyor: ['closed'],
  'district-clerk': ['lake'],
  'foreign-director': [],
  hq: everything,
  oversight: everything,
  auditor: everything,
  admin: [],
};

describe.each(Object.entries(sight))('%s', (person, seen) => {
  test(`finds ${seen.length} of ${everything.length} cases in lists and pages, and the rest does not exist`, async () => {
    const { items } = await by(person).get<{ items: { caseId: string }[] }>('/api/cases?limit=200');
    expect(items.map(({ caseId }) => caseId).toSorted()).toEqual(seen.map((one) => cases[one]).toSorted());
    for (const one of everything) {
      for (const page of ['', '/events', '/agenda']) {
        const { status } = await by(person).ask('GET', `/api/cases/${cases[one]}${page}`);
        expect([one, page, status]).toEqual([one, page, seen.includes(one) ? 200 : 404]);
      }
    }
  });
});

describe('who reported a case', () => {
  test('is known to the office and to whoever watches over it, never to a unit, a leader or an administrator', async () => {
    expect(await by('clerk').page(cases.reported)).toMatchObject({ reporter: { person: 'clerk', ...named } });
    expect(await by('oversight').page(cases.reported)).toMatchObject({ reporter: named });
    const page = await by('leader').page(cases.reported);
    expect(page.reporter).toBeUndefined();
    const trail = await by('urban-handler').trail(cases.urban);
    expect(trail.items[0]).toMatchObject({ type: 'ProblemReported', who: null });
    expect((await by('director').trail(cases.urban)).items[0]).toMatchObject({ who: { person: 'street-handler' } });
    for (const path of [`/api/cases/${cases.urban}`, `/api/cases/${cases.urban}/events`, `/api/escalations?caseId=${cases.urban}`]) {
      const { text } = await by('urban-handler').ask('GET', path);
      expect(text).not.toContain('street-handler');
      expect(text).not.toContain('街道经办人');
    }
  });
});

describe('refused attempts', () => {
  test('are shown to the head of the office and to oversight, with who tried what and why not', async () => {
    await by('urban-handler').isRefused(cases.urban, 'endorse', { opinion: '同意' });
    await by('urban-handler').isRefused(cases.urban, 'terminate', { reason: '不想办' });
    for (const person of ['director', 'oversight']) expect((await by(person).trail(cases.urban)).refused).toMatchObject([{ who: { person: 'urban-handler' }, command: 'terminate', code: 'office-only', reason: expect.stringMatching(/[\u4E00-\u9FFF]/) }, { command: 'endorse' }]);
    for (const person of ['urban-handler', 'clerk', 'leader']) expect((await by(person).trail(cases.urban)).refused).toBeUndefined();
  });
});

describe('whoever oversees', () => {
  test.each(['oversight', 'auditor'])('%s reads everything and may do nothing', async (person) => {
    for (const one of everything) {
      const { permitted } = await by(person).page(cases[one]);
      expect(permitted.filter(({ allowed }) => allowed)).toEqual([]);
      expect(permitted.every(({ reason }) => /[\u4E00-\u9FFF]/.test(reason ?? ''))).toBe(true);
    }
    expect(await by(person).isRefused(cases.urban, 'urge', { text: '请抓紧' })).toMatchObject({ status: 403, code: 'office-only' });
  });
});

describe('notices', () => {
  test('are one’s own: another’s are neither listed nor read', async () => {
    const mine = await by('urban-handler').get<{ items: { id: string; caseId: string }[] }>('/api/notices');
    expect(mine.items.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining([cases.urban]));
    const theirs = await by('housing-handler').get<{ items: { id: string; caseId: string }[] }>('/api/notices');
    expect(theirs.items.map(({ caseId }) => caseId)).toEqual([cases.housing]);
    expect(await by('housing-handler').ask('POST', `/api/notices/${mine.items[0]?.id ?? ''}/read`, { body: {} })).toMatchObject({ status: 404, body: { code: 'unknown-notice' } });
  });
});

describe('somebody without a session', () => {
  test('is turned away from every case, list and command, with a sentence', async () => {
    const nobody = { headers: { authorization: '' } };
    const paths = [`/api/cases/${cases.urban}`, '/api/cases', '/api/notices', '/api/escalations', '/api/units', '/api/feed', '/api/stats/units', '/api/demo/clock'];
    for (const path of paths) expect(await by('clerk').ask('GET', path, nobody)).toMatchObject({ status: 401, body: { code: 'unauthenticated', detail: expect.stringMatching(/[\u4E00-\u9FFF]/) } });
    expect(await by('clerk').ask('POST', `/api/cases/${cases.urban}/urge`, { body: { text: '催' }, ...nobody })).toMatchObject({ status: 401 });
  });

  test('nor is a forged or foreign token believed', async () => {
    const token = await by('clerk').token();
    const [head, claims] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'hq', iat: 1, exp: 9_999_999_999 })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const bad of [`${head}.${forged}.${token.split('.')[2]}`, `${none}.${claims}.`, `${token}x`, 'clerk']) {
      expect(await by('clerk').ask('GET', '/api/cases', { headers: { authorization: `Bearer ${bad}` } })).toMatchObject({ status: 401 });
    }
  });
});

describe('what the page says that somebody may do', () => {
  test('is what the API lets them do: every command that is not permitted is refused with the same code', async () => {
    for (const person of ['urban-handler', 'clerk', 'inspector', 'leader']) {
      const { permitted } = await by(person).page(cases.urban);
      expect(permitted.length).toBeGreaterThan(30);
      expect(commandTypes).toEqual(expect.arrayContaining(permitted.map(({ command }) => command)));
      for (const { command, allowed, code } of permitted) {
        if (allowed) continue;
        const { body, status } = await by(person).ask('POST', `/api/cases/${cases.urban}/${command}`, { body: {} });
        expect([command, status === 400 || (body as { code: string }).code === code]).toEqual([command, true]);
      }
    }
  });
});
