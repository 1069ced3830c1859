import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openCommands } from '#commands/deps';
import { executeRound } from '#commands/rounds-execute';
import type { RoundCommand } from '#domain/round/commands';
import { jpeg } from '#evidence/test-files';
import type { RoundItem, RoundPage } from '../../apps/api/rounds/round-page.ts';
import type { Filed } from '../../apps/api/rounds/round.service.ts';
import { by as actorOf } from '../support/case/city.ts';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'rounds-journey-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { by, db, serving, waitUntil, xiaohao } = product({ settings: { XIAOHAO_DATA: dataDir } });

const page = (person: string, id: string): Promise<RoundPage> => by(person).get<RoundPage>(`/api/rounds/${id}`);
const standing = ({ progress }: RoundPage, wanted: string): number => progress.standings.find((one) => one.standing === wanted)?.count ?? 0;

/** Sends a photo as somebody; its hash. */
async function photographed(person: string, width: number): Promise<string> {
  const headers = { authorization: `Bearer ${await by(person).token()}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${serving().url}/api/evidence?name=${encodeURIComponent('现场.jpg')}`, { method: 'PUT', headers, body: new Uint8Array(await jpeg({ width, height: 600 })) });
  return ((await answer.json()) as { sha256: string }).sha256;
}

describe('an inspection round from its plan to its last case', () => {
  const id = randomUUID();
  let round = '';

  test('is planned in secret, and its places are drawn by a seed that can be drawn again', async () => {
    const plan = {
      name: '三月暗访', timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: '2026-03-02', ends: '2026-03-06', inspectors: ['inspector', 'surveyor'], draws: 2,
      places: ['1', '2', '3', '4'].map((number) => ({ address: `东大街 ${number} 号`, area: 'road' })),
    };
    round = (await by('director').post<{ id: string }>('/api/rounds', plan)).id;
    await by('director').post(`/api/rounds/${round}/draw-places`, {});
    const again = await by('oversight').get<{ agrees: boolean; lots: { place: string; drawn: boolean }[] }>(`/api/rounds/${round}/draw`);
    expect(again.agrees).toBe(true);
    expect((await page('inspector', round)).draw?.drawn).toEqual(again.lots.filter(({ drawn }) => drawn).map(({ place }) => place));
  });

  test('becomes cases with their photos, the same filing twice only once', async () => {
    const [one = '', other = ''] = (await page('inspector', round)).draw?.drawn ?? [];
    const photo = await photographed('inspector', 900);
    const findings = [{ place: one, result: 'problem', title: '垃圾堆积', description: '路边三处', evidence: [photo] }, { place: one, result: 'problem', title: '占道经营', description: '六个摊点' }, { place: other, result: 'clear' }];
    const files = () => by('inspector').ask('POST', `/api/rounds/${round}/file-findings`, { body: { findings }, headers: { 'idempotency-key': id } });
    const [once, again] = [await files(), await files()];
    expect([once.status, again.status, again.body]).toEqual([200, 200, once.body]);
    const [first] = (once.body as Filed).results;
    const shown = await by('clerk').page(first?.caseId ?? '');
    expect(shown).toMatchObject({ title: '垃圾堆积', source: { kind: 'covert-visit' }, place: { area: 'road' }, evidence: [{ sha256: photo, event: 'ProblemReported' }] });
    expect(await page('director', round)).toMatchObject({ places: 2, checked: 2, problems: 2 });
  });

  test('is finished by the worker when whoever filed was cut off after the findings were recorded', async () => {
    const [one = ''] = (await page('inspector', round)).draw?.drawn ?? [];
    const command: RoundCommand = { type: 'file-findings', data: { findings: [{ place: one, result: 'problem', title: '乱贴广告', description: '电杆上' }] } };
    await executeRound(openCommands(db.pool(), { demonstration: true }), { id: round, command, actor: actorOf('surveyor'), commandId: randomUUID() });
    const { findings } = await until(() => page('surveyor', round), (shown) => shown.findings[3]?.standing === 'reported');
    expect((await by('surveyor').page(findings[3]?.caseId ?? '')).title).toBe('乱贴广告');
  }, 60_000);

  test('is unknown to the inspected, with its cases, until it is published', async () => {
    expect((await by('street-head').isDenied(`/api/rounds/${round}`)).code).toBe('unknown-round');
    expect((await by('street-head').get<{ items: RoundItem[] }>('/api/rounds')).items).toEqual([]);
    expect((await by('street-handler').get<{ items: unknown[] }>('/api/cases')).items).toEqual([]);
    await by('director').post(`/api/rounds/${round}/publish-round`, { text: '查 2 处，发现 3 个问题。', docNo: '创卫办〔2026〕3号' });
    expect(await page('street-head', round)).toMatchObject({ status: 'published', published: { docNo: '创卫办〔2026〕3号', problems: 3 }, inspectors: [] });
    expect((await page('street-head', round)).findings.map(({ caseId, byName }) => [caseId, byName])).toEqual([[null, null], [null, null], [null, null], [null, null]]);
  });

  test('shows how far its cases are, as they are handed over, fall due and are closed', async () => {
    const caseId = (await page('director', round)).findings[0]?.caseId ?? '';
    expect(standing(await page('director', round), 'reported')).toBe(3);
    await by('clerk').does(caseId, 'register', { category: 'rubbish' });
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
    expect((await page('street-head', round)).progress.units.map(({ unit, problems }) => [unit, problems])).toEqual([['street', 2], ['urban', 1]]);
    await waitUntil('2026-03-12T09:00:00+08:00');
    expect(standing(await page('director', round), 'overdue')).toBe(1);
    await by('urban-handler').does(caseId, 'claim', {});
    await by('urban-head').does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运' });
    await by('inspector').does(caseId, 'reinspect', { result: 'passed', findings: '现场复查' });
    await by('urban-handler').does(caseId, 'apply-sign-off', { summary: '整改完成' });
    for (const person of ['urban-vice', 'director']) await by(person).does(caseId, 'endorse', { opinion: '同意' });
    expect([standing(await page('director', round), 'overdue'), standing(await page('director', round), 'closed')]).toEqual([0, 1]);
    expect(await xiaohao('rebuild', '--check')).toMatchObject({ status: 0 });
  }, 120_000);
});
