import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { campaignCliWords, type CampaignCliWord, standingWords } from '#catalogue/campaign';
import { fillIn, instantIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { sentenceOf } from '#catalogue/sentence';
import { calendarOfCampaign, executeCampaign, knowing } from '#commands/campaign';
import { monthlyPlan } from '#domain/campaign/back-schedule';
import type { Campaign } from '#domain/campaign/campaign';
import type { CampaignFile } from '#domain/campaign/file';
import { daysTo } from '#domain/campaign/countdown';
import { misfits, tooLate } from '#domain/campaign/problems';
import { ranked, type Ranked } from '#domain/campaign/ranking';
import { stateCouncil } from '#domain/calendar/state-council';
import type { City } from '#domain/city/city';
import type { Problem } from '#domain/city/problem';
import type { Facts } from '#domain/refusal';
import { dayOf, instantOf } from '#domain/time';
import { readCampaign } from '#intake/campaign-file';
import { openCasesOf } from '#read-models/campaign-cases';
import { failWith } from './failure.ts';
import { connectedTo, type Connection, operator, type Terminal, terminalOf } from './terminal.ts';

const word = ({ locale }: Terminal, which: CampaignCliWord, facts: Facts = {}): string => fillIn(locale, campaignCliWords[locale][which], facts);

async function checked(path: string, terminal: Terminal, misfit: (file: CampaignFile) => readonly Problem[]): Promise<CampaignFile> {
  const { value, problems } = await readCampaign(path, misfit);
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word(terminal, 'problem', { line, column, sentence: sentenceOf(terminal.locale, { code, facts }) })));
}

async function open(path: string, connection: Connection): Promise<void> {
  const { deps } = connection;
  const at = await deps.clock.now(deps.pool);
  const [city, policies, { base }] = [await deps.directory.current(deps.pool), await deps.policies.current(deps.pool), await deps.calendars.current(deps.pool)];
  const data = await checked(path, connection, (file) => misfits(file, { city, today: dayOf(at), calendar: base, knows: knowing(policies) }));
  const { repeated: _, ...answer } = await executeCampaign(deps, { id: data.id, command: { type: 'open', data }, actor: operator(), commandId: randomUUID() });
  connection.show(answer, [word(connection, 'opened', { name: data.name, version: answer.version })]);
}

type Shown = Readonly<{ campaign: Campaign; ranking: readonly Ranked[]; city: City }>;

function linesOf({ campaign, ranking, city }: Shown, today: string, due: readonly Readonly<{ due: string; name: string }>[], terminal: Terminal): readonly string[] {
  const { locale } = terminal;
  const names = namesOf(city);
  const { earliest, latest } = campaign.inspection;
  const missed = campaign.meetings.filter(({ outcome, madeUp }) => outcome === 'missed' && madeUp === undefined);
  return [
    `${campaign.name} (${campaign.id})`,
    word(terminal, 'inspection', { earliest, latest, left: daysTo(today, earliest) }),
    ...campaign.phases.map(({ from, to, name }) => word(terminal, 'phase', { from, to, name })),
    ...campaign.reached.map(({ firedAt, days, open: all, overdue, late }) => word(terminal, 'countdown', { at: instantIn(locale, firedAt), days, open: all, overdue, late })),
    ...missed.map(({ duty, unit, at }) => word(terminal, 'missed', { at: instantIn(locale, at), name: campaign.duties.find(({ id }) => id === duty)?.name ?? duty, unit: unit === undefined ? names.office(campaign.office) : names.unit(unit) })),
    ...due.map((one) => word(terminal, 'plan', one)),
    ...ranking.map(({ caseId, caseNo, standing, leadUnit, workdays }, index) =>
      word(terminal, 'ranked', { n: index + 1, standing: standingWords[locale][standing], caseNo: caseNo ?? caseId, unit: leadUnit === null ? '—' : names.unit(leadUnit), workdays: workdays ?? '—' })),
  ];
}

async function show(id: string, connection: Connection): Promise<void> {
  const { deps } = connection;
  const campaign = await deps.campaigns.current(deps.pool, id);
  if (campaign.status === 'none') failWith([word(connection, 'nothing', { id })]);
  const now = await deps.clock.now(deps.pool);
  const [calendar, city] = [await calendarOfCampaign(deps, deps.pool, id), await deps.directory.current(deps.pool)];
  const ranking = ranked(await openCasesOf(deps.pool, id), { now, earliest: campaign.inspection.earliest, calendar });
  const plan = monthlyPlan(campaign, calendar);
  const due = plan.flatMap(({ milestones }) => milestones.map(({ name, earliest }) => ({ name, due: earliest.due })));
  connection.show({ ...campaign, ranking, plan }, linesOf({ campaign, ranking, city }, dayOf(now), due, connection));
}

export function addCampaign(program: Command): void {
  const campaign = program.command('campaign').description('campaigns: phases, the countdown to an inspection, duties, the plan made backwards');
  campaign
    .command('check <file>')
    .description('say what is wrong in a campaign file, with line and column')
    .action(async (path: string, _: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const { phases, duties, milestones } = await checked(path, terminal, (file) => tooLate(file, dayOf(instantOf(Date.now())), stateCouncil));
      const counts = { phases: phases.length, duties: duties.length, milestones: milestones.length };
      terminal.show({ ok: true, ...counts }, [word(terminal, 'ok', counts)]);
    });
  campaign
    .command('open <file>')
    .description('open the campaign that a file describes')
    .action((path: string, _: unknown, command: Command) => connectedTo(command, (connection) => open(path, connection)));
  campaign
    .command('show <id>')
    .description('a campaign as it stands: inspection, countdown, missed duties, plan, open cases in order')
    .action((id: string, _: unknown, command: Command) => connectedTo(command, (connection) => show(id, connection)));
}
