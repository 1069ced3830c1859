import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { executeCampaign } from '#commands/campaign';
import { applyCity } from '#commands/city';
import { deliveryStream } from '#commands/deliveries';
import type { Deps } from '#commands/deps';
import { executeDelegation } from '#commands/delegations';
import { executeUnit } from '#commands/unit-records';
import { clock as system } from '#domain/city/city';
import { loadCursor } from '#event-store/cursors';
import { load } from '#event-store/load';
import { endOfLog } from '#event-store/read-all';
import { openMailer } from '#notify/mailer';
import type { SubjectKind } from '#read-models/notices';
import { relay, relayName } from '../apps/worker/relay.ts';
import { startDeliveries, startLostDeliveries } from '../apps/worker/start-deliveries.ts';
import { townCampaign } from '../test/support/campaign.ts';
import { by } from '../test/support/case/city.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { type MailSink, openMailSink, type SinkManners } from '../test/support/mail-sink.ts';
import { closedAs, eventsOf, timersOf } from '../test/support/history.ts';
import { openTown, type Town, townFile } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

const db = database();
const clock = clockwork();
let town: Town;
let sink: MailSink | undefined;
const sockets = new Set<Socket>();
let stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  town = await openTown(db.pool());
  const people = townFile.people.map((person) => (person.id === 'admin' ? person : { ...person, email: `${person.id}@beishan.test` }));
  await applyCity(town.deps, { ...townFile, people }, system);
});
beforeEach(() => town.setTime('2026-03-02T09:00:00+08:00'));
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await sink?.close();
  [stops, sink] = [[], undefined];
});

const mailerOf = (url: string) => openMailer({ url, from: '销号 <office@beishan.test>', patience: { connect: 1_000, greeting: 1_000, silence: 1_000 } });

/** Workers that mail to a sink with these manners. */
async function mailing(manners: SinkManners = {}): Promise<MailSink> {
  sink = await openMailSink(manners);
  stops.push(await clock.work({ deps: town.deps, mailer: mailerOf(sink.url) }));
  return sink;
}

/** The relay, which mails; from the end of the log as it is now. */
async function relaying(): Promise<void> {
  const ending = new AbortController();
  const running = relay({ deps: town.deps, starter: clock.starter(), mail: true, log: pino({ level: 'silent' }) }, ending.signal);
  stops.push(async () => {
    ending.abort();
    await running;
  });
  const end = await endOfLog(db.pool());
  await until(() => loadCursor(db.pool(), relayName), (position) => position === end);
}

const portOf = (server: Server): number => {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

type NoticeRow = { id: string; person: string; mailState: string };
const noticesOf = async (caseId: string): Promise<readonly NoticeRow[]> =>
  (await db.pool().query<NoticeRow>('select id, person, mail_state as "mailState" from notices where case_id = $1 order by version, id', [caseId])).rows;

/** Who has got mail about a unit or a campaign. */
const sentOf = async (kind: SubjectKind, id: string): Promise<readonly string[]> =>
  (await db.pool().query<{ person: string }>("select person from notices where subject_kind = $1 and subject_id = $2 and mail_state = 'sent' order by person", [kind, id])).rows.map(({ person }) => person);

/** What the log says of the mail of the first notice of a case, once it says something. */
async function outcomeOf(caseId: string, patienceMs?: number): Promise<Readonly<{ type: string; data: unknown }> | undefined> {
  const [notice] = await noticesOf(caseId);
  const { events } = await until(() => load(db.pool(), deliveryStream(notice?.id ?? '')), ({ version }) => version > 0, patienceMs);
  return events[0];
}

/** Starts the mail of the notices of a case, without the relay. */
const begin = (caseId: string, deps: Deps = town.deps): Promise<number> => startDeliveries(deps, clock.starter(), 'case', [{ id: caseId, from: 0, version: 99 }]);

describe('a notice', () => {
  test('of something new is mailed to whoever it is for, and the receipt is in the log', async () => {
    await relaying();
    const { received } = await mailing();
    const caseId = await town.report('北街占道经营');
    await until(() => Promise.resolve(received), ({ length }) => length > 0);
    expect(received).toEqual([expect.objectContaining({ to: ['clerk@beishan.test'], subject: '【待办】轮到“核实立案”：北街占道经营', text: expect.stringContaining(`https://xiaohao.test/cases/${caseId}`) })]);
    expect(await outcomeOf(caseId)).toMatchObject({ type: 'MailAccepted', data: { to: 'clerk@beishan.test', attempt: 1 } });
    expect((await noticesOf(caseId)).map(({ person, mailState }) => [person, mailState])).toEqual([['clerk', 'sent']]);
  }, 60_000);

  test('is mailed once, however often its delivery is begun', async () => {
    const { received } = await mailing();
    const caseId = await town.report();
    expect(await Promise.all([begin(caseId), begin(caseId)])).toEqual(expect.arrayContaining([0, 1]));
    await outcomeOf(caseId);
    expect(await begin(caseId)).toBe(0);
    expect(await startLostDeliveries(town.deps, clock.starter())).toBe(0);
    expect(received).toHaveLength(1);
  }, 60_000);

  test('that a lost Temporal forgot is mailed when the doctor begins it again, if it is not too old', async () => {
    const { received } = await mailing();
    const old = await town.report('太久以前');
    town.setTime('2026-03-06T09:00:00+08:00');
    const recent = await town.report('刚刚');
    expect(await startLostDeliveries(town.deps, clock.starter())).toBe(1);
    await outcomeOf(recent);
    expect(received.map(({ subject }) => subject)).toEqual(['【待办】轮到“核实立案”：刚刚']);
    expect((await noticesOf(old)).map(({ mailState }) => mailState)).toEqual(['pending']);
  }, 60_000);
});

describe('a delegation', () => {
  const hours = ['09', '10'];
  beforeEach(() => town.setTime(`2026-03-10T${hours.shift() ?? '11'}:00:00+08:00`));
  const about = (caseId: string, received: MailSink['received']) => received.filter(({ text }) => text.includes(caseId));
  const grant = async (deputy: string, more: object = {}): Promise<string> => {
    const data = { principal: 'clerk', deputy, from: '2026-03-10', until: '2026-03-11', ...more };
    return (await executeDelegation(town.deps, { command: { type: 'grant', data }, actor: by('director'), commandId: randomUUID() })).id;
  };
  const revoke = (id: string) => executeDelegation(town.deps, { command: { type: 'revoke', data: { id } }, actor: by('director'), commandId: randomUUID() });
  const copyOutcome = async (caseId: string, deputy: string) => {
    const [notice] = await noticesOf(caseId);
    return (await until(() => load(db.pool(), deliveryStream(`${notice?.id}/${deputy}`)), ({ version }) => version > 0)).events[0];
  };

  test('has what is mailed to somebody mailed to the deputy as well, once, and recorded apart', async () => {
    await relaying();
    const { received } = await mailing();
    const id = await grant('dispatcher');
    const caseId = await town.report('代理期间');
    expect(await copyOutcome(caseId, 'dispatcher')).toMatchObject({ type: 'MailAccepted', data: { to: 'dispatcher@beishan.test', attempt: 1 } });
    await outcomeOf(caseId);
    const mails = about(caseId, received).toSorted((one, other) => (one.to.join() < other.to.join() ? -1 : 1));
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[['clerk@beishan.test'], '【待办】轮到“核实立案”：代理期间'], [['dispatcher@beishan.test'], '【代受理员】【待办】轮到“核实立案”：代理期间']]);
    expect(mails[1]?.text).toContain('这是受理员的通知。您正在代理（A/B 岗），因此抄送给您；办理时请选择“代受理员”。');
    expect(new Set(mails.map(({ headers }) => headers.get('message-id'))).size).toBe(2);
    expect((await noticesOf(caseId)).map(({ person, mailState }) => [person, mailState])).toEqual([['clerk', 'sent']]);
    expect([await begin(caseId), await startLostDeliveries(town.deps, clock.starter())]).toEqual([0, 0]);
    expect(about(caseId, received)).toHaveLength(2);
    await revoke(id);
  }, 60_000);

  test('mails nothing outside its areas, nothing to a deputy without an address, nothing where the other gets no mail, and nothing after its end', async () => {
    const { received } = await mailing();
    const [elsewhere, unaddressed] = [await grant('dispatcher', { scope: { areas: ['west'] } }), await grant('admin', { scope: { areas: ['east'] } })];
    const caseId = await town.report('只给本人');
    expect(await begin(caseId)).toBe(1);
    await outcomeOf(caseId);
    await Promise.all([revoke(elsewhere), revoke(unaddressed)]);
    const ended = await grant('dispatcher');
    const late = await town.report('之后撤销');
    const [notice] = await noticesOf(late);
    await revoke(ended);
    expect(await begin(late)).toBe(1);
    await clock.starter().client.workflow.start('delivery', { taskQueue: clock.starter().taskQueue, workflowId: `delivery/${notice?.id}/dispatcher`, args: [`${notice?.id}/dispatcher`] });
    expect(await copyOutcome(late, 'dispatcher')).toMatchObject({ type: 'MailGivenUp', data: { reason: 'stands in no more' } });
    const silent = { ...townFile, people: townFile.people.map((person) => (person.id === 'clerk' || person.id === 'admin' ? person : { ...person, email: `${person.id}@beishan.test` })) };
    await applyCity(town.deps, silent, system);
    const again = await grant('dispatcher');
    expect(await begin(await town.report('本人没有邮箱'))).toBe(0);
    await revoke(again);
    expect(received.flatMap(({ to }) => to)).not.toContain('dispatcher@beishan.test');
    await applyCity(town.deps, { ...silent, people: silent.people.map((person) => (person.id === 'clerk' ? { ...person, email: 'clerk@beishan.test' } : person)) }, system);
  }, 60_000);
});

describe('what is no case', () => {
  test('is mailed too: a card to the leaders of its unit, with what it is, until when it may be appealed against, and a link to the record', async () => {
    const { received } = await mailing();
    const data = { colour: 'red', caseId: 'c1', caseNo: '2026-000007', sanction: 's1', docNo: '督牌〔2026〕7号', issuedBy: 'hq', givenAt: town.now() } as const;
    await executeUnit(town.deps, { unit: 'urban', command: { type: 'give-card', data }, actor: system, commandId: randomUUID() });
    const moved = [{ id: 'urban', from: 0, version: 1 }];
    expect([await startDeliveries(town.deps, clock.starter(), 'unit', moved), await startDeliveries(town.deps, clock.starter(), 'unit', moved)]).toEqual([2, 0]);
    await until(() => Promise.resolve(received), ({ length }) => length === 2);
    expect(received.flatMap(({ to }) => to).toSorted()).toEqual(['urban-head@beishan.test', 'urban-vice@beishan.test']);
    const [mail] = received;
    expect(mail?.subject).toBe('【安排】红牌通知：市城管局');
    for (const line of ['单位责任档案：市城管局', '事由：红牌通知', '事项：督牌〔2026〕7号（红牌通知），案件 2026-000007，有效期至2027年3月2日 18:00', '请您办理：认真整改；如有异议，在截止时间前提出申诉', '查看：https://xiaohao.test/units/urban']) expect(mail?.text.split('\n')).toContain(line);
    expect(mail?.text).toMatch(/^截止：2026年3月\d+日 18:00$/m);
    expect(mail?.text).not.toMatch(/\?|null|undefined/);
    await until(() => sentOf('unit', 'urban'), (people) => people.length === 2);
  }, 60_000);

  test('is mailed too: a duty that a campaign missed, as soon as the relay hears of it', async () => {
    await relaying();
    const id = `health-${randomUUID().slice(0, 8)}`;
    sink = await openMailSink();
    stops.push(await clock.work({ deps: town.deps, clock: townTime(town.now()), mailer: mailerOf(sink.url) }));
    const { received } = sink;
    await executeCampaign(town.deps, { id, command: { type: 'open', data: { ...townCampaign, id } }, actor: by('director'), commandId: randomUUID() });
    await until(() => sentOf('campaign', id), (people) => people.includes('director'));
    expect(received.map(({ subject }) => subject)).toContain('【知悉】进入新阶段：国家卫生城市创建');
    await clock.pass(`campaign/${id}`, 8 * 86_400_000);
    await until(() => sentOf('campaign', id), (people) => people.includes('urban-head'));
    const mail = received.find(({ to }) => to[0] === 'urban-head@beishan.test');
    expect(mail?.subject).toBe('【催办】例行事项未按期办理：国家卫生城市创建');
    for (const line of ['创建活动：国家卫生城市创建', '事项：专题研究（市城管局）', '截止：2026年3月9日 18:00', '请您办理：尽快补办并登记', `查看：https://xiaohao.test/campaigns/${id}`]) expect(mail?.text.split('\n')).toContain(line);
  }, 60_000);
});

describe('a mail server', () => {
  test('that refuses the recipient is believed', async () => {
    await mailing({ recipient: () => 'no such mailbox 550' });
    const caseId = await town.report();
    await begin(caseId);
    expect(await outcomeOf(caseId)).toMatchObject({ type: 'MailRefused', data: { to: 'clerk@beishan.test', answer: '550 no such mailbox', attempt: 1 } });
    expect((await noticesOf(caseId))[0]?.mailState).toBe('refused');
  }, 60_000);

  test('that asks to come back later is asked again half a minute later', async () => {
    const answers = ['greylisted 451'];
    const { received } = await mailing({ recipient: () => answers.shift() });
    const caseId = await town.report();
    await begin(caseId);
    const workflowId = `delivery/${(await noticesOf(caseId))[0]?.id}`;
    await until(() => Promise.resolve(answers), ({ length }) => length === 0);
    expect(received).toHaveLength(0);
    await clock.pass(workflowId, 60_000);
    expect(timersOf(await eventsOf(clock.starter().client, workflowId))).toEqual([{ milliseconds: 30_000, summary: expect.stringContaining('451 greylisted') }]);
    expect(await outcomeOf(caseId)).toMatchObject({ type: 'MailAccepted', data: { attempt: 2 } });
    expect(received).toHaveLength(1);
  }, 60_000);

  test('that is dead for three days is given up, and the log says why', async () => {
    stops.push(await clock.work({ deps: town.deps, mailer: mailerOf('smtp://127.0.0.1:1') }));
    const caseId = await town.report();
    await begin(caseId);
    const workflowId = `delivery/${(await noticesOf(caseId))[0]?.id}`;
    await clock.pass(workflowId, 80 * 3_600_000);
    expect(await outcomeOf(caseId)).toMatchObject({ type: 'MailGivenUp', data: { reason: expect.stringContaining('ECONNREFUSED') } });
    expect(await closedAs(clock.starter().client, workflowId)).toBe('COMPLETED');
    const minutes = timersOf(await eventsOf(clock.starter().client, workflowId)).map(({ milliseconds }) => milliseconds / 60_000);
    expect(minutes.slice(0, 12)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]);
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(72 * 60 - 1);
    expect((await noticesOf(caseId))[0]?.mailState).toBe('given-up');
  }, 120_000);

  test('that hangs delays mail and nothing else: cases are woken and reminded as if it were not there', async () => {
    const silent = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    stops.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
    });
    await relaying();
    const time = townTime(town.now());
    stops.push(await clock.work({ deps: town.deps, clock: time, mailer: openMailer({ url: `smtp://127.0.0.1:${portOf(silent)}`, from: 'office@beishan.test' }) }));
    const cases = await Promise.all(Array.from({ length: 30 }, () => town.report()));
    await until(() => Promise.resolve(sockets.size), (connections) => connections >= 4);
    const begun = performance.now();
    await Promise.all(cases.map((caseId) => until(() => clock.starter().client.workflow.getHandle(`case/${caseId}`).describe(), () => true)));
    await Promise.all(cases.map((caseId) => clock.pass(`case/${caseId}`, 34 * 3_600_000)));
    const files = await Promise.all(cases.map(town.read));
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(new Set(files.map(({ events }) => events.map(({ type }) => type).join()))).toEqual(new Set(['ProblemReported,ReminderSent']));
    expect(new Set((await Promise.all(cases.map(noticesOf))).flat().map(({ mailState }) => mailState))).toEqual(new Set(['pending']));
  }, 60_000);
});
