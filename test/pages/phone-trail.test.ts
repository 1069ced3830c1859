import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jpeg } from '#evidence/test-files';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'phone-trail-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit, stranger } = browser(() => serving().url);
const { by, serving, waitUntil } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed } = paths(by);

const photo = async (name: string, width: number) => ({ name, mimeType: 'image/jpeg', buffer: await jpeg({ width, height: 600 }) });

describe('on the phone, whoever works on a case that others work on', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = await claimed({}, { title: '沿街晾晒', place: { address: '东大街 3 号', area: 'road' } });
  });

  test('is told that it moved, and nothing moves before it is asked for', async () => {
    const { page } = await sit('urban-head', 'phone');
    await page.goto(`/m/cases/${caseId}`);
    await page.getByRole('heading', { name: '办理记录' }).waitFor();
    await by('director').does(caseId, 'instruct', { opinion: '务必今天办结' });
    await page.getByRole('button', { name: '有 1 条更新，点此刷新' }).waitFor();
    expect(await page.getByText('务必今天办结').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '有 1 条更新，点此刷新' }).tap();
    await page.getByText('务必今天办结').waitFor();
    await page.getByRole('button', { name: /条更新/ }).waitFor({ state: 'detached' });
  });

  test('who was slower learns who was faster, keeps what was typed, and sends it again', async () => {
    const { page } = await sit('urban-head', 'phone');
    await page.goto(`/m/cases/${caseId}/report-progress`);
    await page.getByLabel(/^内容/).fill('已清运两车');
    await by('director').does(caseId, 'instruct', { opinion: '再催一次' });
    await page.getByRole('button', { name: '报告进展', exact: true }).tap();
    const told = page.getByRole('alert');
    await told.getByText(/有人先办理了这件案件/).waitFor();
    await told.getByRole('listitem').filter({ hasText: '作出批示' }).waitFor();
    expect(await page.getByLabel(/^内容/).inputValue()).toBe('已清运两车');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '报告进展', exact: true }).tap();
    await page.getByText('已办理：报告进展').waitFor();
  });

  test('what cannot be done any more says so before anything is typed', async () => {
    const { page } = await sit('urban-head', 'phone');
    await page.goto(`/m/cases/${caseId}/claim`);
    const said = page.getByText(/^■ 此刻已不能办理：/);
    await said.waitFor();
    expect(await said.innerText()).toContain('已经认领过了');
  });

  test('a session that ends in a long form keeps it on the phone, and sends it after the next sign-in; each photo of after answers one of before', async () => {
    const { page, context } = await sit('street-handler', 'phone');
    await page.goto('/m/report');
    await page.getByLabel('拍照').setInputFiles(await photo('前.jpg', 901));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel(/^标题/).fill('巷口积水');
    await page.getByLabel(/^问题描述/).fill('雨后积水。');
    await page.getByLabel(/^详细地址/).fill('西巷口');
    await page.getByLabel('来源类型').selectOption({ label: '督查检查' });
    await context.clearCookies();
    await page.getByRole('button', { name: '上报问题', exact: true }).tap();
    await page.getByText('登录已过期，请重新登录。您填写的内容都还在。').waitFor();
    await page.getByRole('searchbox', { name: '按姓名、职务或单位查找' }).fill('街道经办人');
    await page.getByRole('dialog').getByRole('button', { name: /街道经办人/ }).first().tap();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const found = async (): Promise<string | undefined> => (await by('clerk').get<{ items: { caseId: string }[] }>('/api/cases?q=巷口积水')).items[0]?.caseId;
    let wet = await found();
    for (const end = performance.now() + 15_000; wet === undefined && performance.now() < end; wet = await found()) await page.waitForTimeout(200);
    if (wet === undefined) throw new Error('the report has not arrived');

    await by('clerk').does(wet, 'register', { category: 'rubbish' });
    await by('dispatcher').does(wet, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '排水' });
    await by('urban-handler').does(wet, 'claim', {});
    const head = (await sit('urban-head', 'phone')).page;
    await head.goto(`/m/cases/${wet}/submit-feedback`);
    await head.getByRole('img', { name: /^整改前/ }).waitFor();
    await head.getByLabel('拍照').setInputFiles(await photo('后.jpg', 902));
    await head.getByRole('img', { name: '照片 1' }).waitFor();
    await head.getByLabel(/^结果/).fill('已排干');
    await head.getByLabel(/^整改措施/).fill('疏通管道');
    await head.getByRole('button', { name: '反馈整改结果', exact: true }).tap();
    await head.getByRole('img', { name: '整改后 后.jpg' }).waitFor();
    const { evidence } = await by('clerk').page(wet);
    const [before, after] = [evidence.find(({ event }) => event === 'ProblemReported'), evidence.find(({ event }) => event === 'FeedbackSubmitted')];
    expect(after).toMatchObject({ answers: before?.sha256 });
  }, 120_000);
});

describe('on a leader\'s phone, a case that is late', () => {
  let late = '';
  beforeAll(async () => {
    late = await claimed({}, { title: '河道漂浮垃圾' });
    await waitUntil('2026-03-10T08:01:00+08:00');
  }, 120_000);

  test('is called late from the evening on which it became so, not by a number below nothing', async () => {
    const { page } = await sit('leader', 'phone');
    await page.goto(`/m/cases/${late}`);
    await page.getByText(/■ (逾期|剩)/).waitFor();
    expect(await page.getByText('■ 逾期 1 个工作日').count()).toBe(1);
  });

  test('shows its ladder, what fired and who has read it, by whose rules; who held it; and that its record is whole', async () => {
    await waitUntil('2026-03-12T09:00:00+08:00');
    const { page } = await sit('leader', 'phone');
    await page.goto(`/m/cases/${late}`);
    const ladder = page.getByRole('list', { name: '升级督办' });
    await ladder.waitFor();
    expect(await ladder.getByRole('listitem').count()).toBe(8);
    expect(await ladder.locator('[aria-current=step]').innerText()).toMatch(/A\d .*目前.*触发/s);
    await page.getByText(/应于 .*实于 /).first().waitFor();
    await page.getByText('○ 未读').first().waitFor();
    await page.getByText('谁拿了多久').tap();
    await page.getByText('市城管局 ● 正在手上').waitFor();
    await page.getByRole('button', { name: '核验本案记录' }).tap();
    await page.getByText(/^✓ .*通过/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'phone-ladder');
  });

  test('is shown as it was known then, where nothing can be done, and as it is now again', async () => {
    const { page } = await sit('leader', 'phone');
    await page.goto(`/m/cases/${late}`);
    await page.getByRole('button', { name: '看当时情形 第 3 条' }).or(page.getByRole('button', { name: /^全部 \d+ 条记录/ })).first().waitFor();
    if (await page.getByRole('button', { name: /^全部 \d+ 条记录/ }).count() > 0) await page.getByRole('button', { name: /^全部 \d+ 条记录/ }).tap();
    await page.getByRole('button', { name: '看当时情形 第 3 条' }).tap();
    await page.getByText(/^这是 .* 时所知的情况，只能查看，不能办理。$/).waitFor();
    expect(await page.getByRole('link', { name: '批示' }).count()).toBe(0);
    expect(await page.getByText(/■ 逾期/).count()).toBe(0);
    await page.getByRole('button', { name: '回到现在' }).tap();
    await page.getByText(/■ 逾期/).first().waitFor();
  });

  test('is opened by its notice, which is then read', async () => {
    const { page } = await sit('urban-head', 'phone');
    await page.goto('/m/notices');
    const about = page.getByRole('listitem').filter({ hasText: '河道漂浮垃圾' });
    await about.first().waitFor();
    const before = (await by('urban-head').notices(late)).filter(({ readAt }) => readAt === null).length;
    await Promise.all([page.waitForResponse(/\/api\/notices\/[^/]+\/read$/), about.first().getByRole('link').tap()]);
    await page.getByRole('heading', { name: '河道漂浮垃圾' }).waitFor();
    expect((await by('urban-head').notices(late)).filter(({ readAt }) => readAt === null).length).toBe(before - 1);
  });

  test('is where the link of a mail leads, also when it is opened by a phone that was not signed in', async () => {
    const { page, context } = await stranger('phone');
    await context.setExtraHTTPHeaders({ 'user-agent': 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/88.0 Mobile Safari/537.36' });
    await page.goto(`/cases/${late}`);
    expect(page.url()).toMatch(new RegExp(`/m/cases/${late}$`));
    await page.getByRole('button', { name: /^包联领导/ }).first().tap();
    await page.getByRole('heading', { name: '河道漂浮垃圾' }).waitFor();
    await page.goto('/m/me');
    await page.getByRole('link', { name: '打开电脑版' }).tap();
    await page.getByRole('link', { name: '用手机版打开' }).tap();
    await page.getByRole('heading', { name: '红色清单' }).waitFor();
  });
});
