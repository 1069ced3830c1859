import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { jpeg } from '#evidence/test-files';
import type { RoundPage } from '../../apps/api/rounds/round-page.ts';
import { townCampaign } from './campaign.ts';
import { paths } from './paths.ts';
import type { People } from './people.ts';
import type { Product } from './product.ts';

/** Where the pages of a town at work have something to show: one of each kind. */
export type Furnished = Readonly<{
  /** Overdue, escalated, failed once, fed back with photos before and after, with an instruction and a card. */
  worked: string;
  /** Ordered to be re-inspected today. */
  toInspect: string;
  /** Claimed, and due soon. */
  claimed: string;
  round: string;
}>;

type Town = Pick<Product, 'by' | 'serving' | 'waitUntil'>;

/** Sends a photo as somebody; its hash. */
export async function photographed({ by, serving }: Pick<Product, 'by' | 'serving'>, person: string, name: string, width: number): Promise<string> {
  const headers = { authorization: `Bearer ${await by(person).token()}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${serving().url}/api/evidence?name=${encodeURIComponent(name)}`, { method: 'PUT', headers, body: new Uint8Array(await jpeg({ width, height: 600 })) });
  return ((await answer.json()) as { sha256: string }).sha256;
}

/** A policy that comes into force in April, a weekend that the campaign works, and the campaign with a meeting held. */
async function rules(by: People): Promise<void> {
  const director = by('director');
  const published = async (path: string, body: object): Promise<void> => {
    const answer = await director.ask('POST', path, { body, headers: { 'idempotency-key': randomUUID() } });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  };
  await published('/api/policies', { file: await readFile('policies/longchang.yaml', 'utf8'), note: '创建办第 3 号文', effectiveFrom: '2026-04-01T00:00:00+08:00', migrate: false });
  await director.post('/api/campaigns', townCampaign);
  await published('/api/calendars/overlays', { id: 'push', name: '迎检周末集中整治', basis: '创卫指〔2026〕3号', campaign: townCampaign.id, workdays: ['2026-04-11', '2026-04-12'], holidays: [] });
  await by('urban-handler').post(`/api/campaigns/${townCampaign.id}/record-duty`, { duty: 'weekly', heldAt: '2026-03-02T09:00:00+08:00', minutes: '研究占道经营' });
}

/** A round that is published with two findings, and one that is secret. */
async function rounds(town: Town): Promise<string> {
  const { by } = town;
  const plan = (name: string) => ({ name, timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: '2026-03-02', ends: '2026-03-13', inspectors: ['inspector'], draws: 2, places: ['1', '2', '3'].map((number) => ({ address: `东大街 ${number} 号`, area: 'road' })) });
  const { id } = await by('director').post<{ id: string }>('/api/rounds', plan('三月暗访'));
  await by('director').post(`/api/rounds/${id}/draw-places`, {});
  const [first, second] = (await by('inspector').get<RoundPage>(`/api/rounds/${id}`)).draw?.drawn ?? [];
  const evidence = [await photographed(town, 'inspector', '暗访.jpg', 903)];
  await by('inspector').post(`/api/rounds/${id}/file-findings`, { findings: [{ place: first, result: 'problem', title: '农贸市场门口垃圾堆积', description: '路边三处', evidence }, { place: second, result: 'clear' }] });
  await by('director').post(`/api/rounds/${id}/publish-round`, { text: '查 2 处，发现 1 个问题，请限期整改。', docNo: '创卫办〔2026〕2号' });
  await by('director').post('/api/rounds', plan('三月第二次暗访'));
  return id;
}

/** Fills a town with what a city has after two weeks, through the doors that everybody uses. The clock stands at the 12th of March then. */
export async function furnish(town: Town): Promise<Furnished> {
  const { by, waitUntil } = town;
  const { registered, issued, claimed, closed, delivers } = paths(by);
  const campaign = townCampaign.id;
  await rules(by);
  const before = [await photographed(town, 'street-handler', '整改前.jpg', 900)];
  const worked = await issued([{ role: 'lead', unit: 'urban' }, { role: 'assist', unit: 'street' }, { role: 'assist', unit: 'police' }], {}, { title: '东大街早市垃圾堆积', campaign, evidence: before });
  await by('urban-handler').does(worked, 'claim', {});
  await by('urban-handler').does(worked, 'report-progress', { text: '正在清运' });
  await closed();
  const round = await rounds(town);
  await waitUntil('2026-03-11T09:00:00+08:00');
  await by('urban-head').does(worked, 'submit-feedback', { result: '已清理', measures: '每日清运', evidence: [await photographed(town, 'urban-head', '整改后.jpg', 901)] });
  await by('inspector').does(worked, 'reinspect', { result: 'failed', findings: '还有一处', items: [{ text: '路面干净', passed: true }, { text: '垃圾清运', passed: false }] });
  await by('leader').does(worked, 'instruct', { opinion: '三日内办结，结果报我。', toUnit: 'urban' });
  await by('director').does(worked, 'propose-sanction', { level: 4, unit: 'urban', grounds: '多次催办未改' });
  await by('hq').does(worked, 'decide-sanction', { approve: true, opinion: '同意' });
  await by('urban-handler').isRefused(worked, 'endorse', { opinion: '同意' });
  await by('director').post('/api/units/urban/propose-measure', { paper: 'talk', grounds: '多次催办无明显起色。' });

  await by('street-handler').reports({ title: '河边有人倾倒渣土' });
  await registered('rubbish', { title: '店外堆物', campaign });
  const disputed = await issued([{ role: 'lead', unit: 'housing' }], {}, { title: '工地围挡破损' });
  await by('housing-handler').does(disputed, 'dispute', { basis: '属市城管局职责' });
  const toInspect = await claimed({}, { title: '公厕保洁不到位', place: { address: '东大街公厕', area: 'road' } });
  await delivers(toInspect);
  await by('dispatcher').does(toInspect, 'order-reinspection', {});
  const soon = await claimed({ category: 'spill' }, { title: '道路遗撒', campaign });
  await by('urban-handler').post('/api/delegations', { deputy: 'urban-vice', from: '2026-03-12', until: '2026-03-20', reason: '外出培训' });
  await by('director').ask('PUT', `/api/views/${encodeURIComponent('东大街在办')}`, { body: { search: { view: 'work', q: '东大街' } } });
  return { worked, toInspect, claimed: soon, round };
}
