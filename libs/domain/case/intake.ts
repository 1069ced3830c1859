import { z } from 'zod';
import { areaPath, officeOfArea, officePath, unitsOfArea } from '#domain/city/trees';
import type { Actor, City } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Rules } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { ended } from './ending.ts';
import { entered, isOpen, type CaseState } from './state.ts';
import { all, office, when, whileOpen } from './who.ts';

/** Where a problem can come from: covert visit, inspection, media, residents, a higher level, a unit's own check, a village's whistle. */
export const sourceKinds = ['covert-visit', 'inspection', 'media', 'public', 'upper-level', 'self-check', 'whistle'] as const;

const place = z.strictObject({
  address: text(200),
  area: id.exactOptional(),
  latitude: z.number().min(-90).max(90).exactOptional(),
  longitude: z.number().min(-180).max(180).exactOptional(),
});

/** A case belongs to the office of its area; without an area, to the reporter's; otherwise to the city's first. */
function officeOf(city: City, area: string | undefined, actor: Actor): string {
  const ofReporter = actor.office ?? (actor.unit === undefined ? undefined : city.units[actor.unit]?.office);
  const found = (area === undefined ? undefined : officeOfArea(city, area)) ?? ofReporter ?? Object.values(city.offices).find(({ parent }) => parent === undefined)?.id;
  if (found === undefined) throw new Refusal('no-office');
  return found;
}

function known<Item>(register: Readonly<Record<string, Item>>, key: string, code: string): Item {
  const item = Object.hasOwn(register, key) ? register[key] : undefined;
  if (item === undefined) throw new Refusal(code, { id: key });
  return item;
}

/** The versions of the rules by which an event was decided, for the case to keep. */
export const pinsOf = ({ policy, calendar }: Rules) => ({ policy: policy.version, calendar: calendar.version });

/** What an event says about the rules and the campaign of its case, and the round that found it. */
const pinned = ({ policy, calendar, campaign, finding }: Readonly<{ policy?: string; calendar?: string }> & Pick<CaseState, 'campaign' | 'finding'>): Pick<CaseState, 'pins' | 'campaign' | 'finding'> => ({
  ...(policy === undefined || calendar === undefined ? {} : { pins: { policy, calendar } }), ...(campaign === undefined ? {} : { campaign }), ...(finding === undefined ? {} : { finding }),
});

const caseNo = ({ at, numbers }: Context): string => `${at.slice(0, 4)}-${String(numbers.case ?? 0).padStart(6, '0')}`;

/** From the report to the decision whether it becomes a case: report, verify, reject, merge, register. */
export const intake = {
  commands: {
    report: command({
      rules: 'current',
      schema: z.strictObject({
        title: text(100),
        description: text(5000),
        source: z.strictObject({ kind: z.enum(sourceKinds), reference: text(200).exactOptional() }),
        place,
        office: id.exactOptional(),
        campaign: id.exactOptional(),
        reporter: z.strictObject({ name: text(50).exactOptional(), phone: text(30).exactOptional() }).exactOptional(),
        ...evidence,
      }),
      may: (state) => state.status === 'none' || new Refusal('already-reported'),
      decide: (_, { title, description, source, place: where, office: named, campaign, reporter, ...rest }, { actor, city, caseId, rules, finding }) => {
        if (where.area !== undefined) known(city.areas, where.area, 'unknown-area');
        const home = named === undefined ? officeOf(city, where.area, actor) : known(city.offices, named, 'unknown-office').id;
        const areas = where.area === undefined ? [] : areaPath(city, where.area);
        return [{
          type: 'ProblemReported',
          data: {
            title, description, source, place: where, areas, office: home, offices: officePath(city, home), localUnits: where.area === undefined ? [] : unitsOfArea(city, where.area), ...pinsOf(rules),
            ...(reporter === undefined ? {} : { reporterRef: caseId }), ...(campaign === undefined ? {} : { campaign }), ...(finding === undefined ? {} : { finding }), ...attached(rest),
          },
        }];
      },
    }),
    verify: command({
      schema: z.strictObject({ findings: text(2000), ...evidence }),
      may: all(office('clerk', 'director'), when('reported'), (state) => state.verifiedAt === undefined || new Refusal('already-verified')),
      decide: (_, { findings, ...rest }) => [{ type: 'ReportVerified', data: { findings, ...attached(rest) } }],
    }),
    reject: command({
      schema: z.strictObject({ reason: z.enum(['not-a-problem', 'out-of-scope', 'not-found', 'already-solved', 'insufficient']), explanation: text(1000) }),
      may: all(office('clerk', 'director'), when('reported')),
      decide: (_, data) => [{ type: 'ReportRejected', data }],
    }),
    reconsider: command({
      schema: z.strictObject({ reason: text(1000) }),
      may: all(office('director'), when('rejected')),
      decide: (_, data) => [{ type: 'ReportReconsidered', data }],
    }),
    merge: command({
      schema: z.strictObject({ into: z.uuid(), reason: text(1000).exactOptional() }),
      may: all(office('clerk', 'director'), whileOpen),
      decide: (_, data, { caseId, other }) => {
        if (data.into === caseId) throw new Refusal('merge-into-itself');
        if (other === undefined || other.status === 'none') throw new Refusal('unknown-case', { id: data.into });
        if (!isOpen(other)) throw new Refusal('merge-target-over', { id: data.into, status: other.status });
        return [{ type: 'CaseMerged', data }];
      },
    }),
    register: command({
      rules: 'current',
      schema: z.strictObject({ category: id, grade: z.enum(['ordinary', 'key']).exactOptional(), negativeList: z.boolean().exactOptional(), standardItem: text(100).exactOptional(), campaign: id.exactOptional() }),
      numbers: () => 'case',
      may: all(office('clerk', 'director'), when('reported')),
      decide: (_, { category, grade, negativeList, standardItem, campaign }, context) => {
        const found = known(context.rules.policy.categories, category, 'unknown-category');
        return [{ type: 'CaseRegistered', data: { caseNo: caseNo(context), category, grade: grade ?? found.grade, negative: negativeList ?? false, ...pinsOf(context.rules), ...(standardItem === undefined ? {} : { standardItem }), ...(campaign === undefined ? {} : { campaign }) } }];
      },
    }),
  },
  evolve: {
    ProblemReported: (state, { title, description, source, place: where, areas, office: home, offices, localUnits = [], ...rest }, { at, by }) => ({
      ...state, status: 'reported', since: at, title, description, source, place: where, areas, office: home, offices, localUnits, reportedBy: by, ...pinned(rest),
    }),
    ReportVerified: (state, _, { at }) => ({ ...state, verifiedAt: at }),
    ReportRejected: (state, _, { at }) => entered(state, 'rejected', at),
    ReportReconsidered: (state, _, { at }) => entered(state, 'reported', at),
    CaseMerged: (state, { into }, { at }) => ({ ...entered(ended(state), 'merged', at), into }),
    CaseRegistered: (state, { caseNo: number, category, grade, negative, ...rest }, { at }) => ({ ...state, status: 'registered', since: at, caseNo: number, category, grade, negative, ...pinned(rest) }),
  } satisfies Evolve<'ProblemReported' | 'ReportVerified' | 'ReportRejected' | 'ReportReconsidered' | 'CaseMerged' | 'CaseRegistered'>,
};
