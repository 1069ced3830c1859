import { z } from 'zod';
import { period } from '../calendar/calendar.ts';
import { id, text } from '../text.ts';

/** What a person may do; who may hold several together is in problems.ts. */
export const roleIds = [
  'clerk',
  'dispatcher',
  'director',
  'unit-handler',
  'unit-vice',
  'unit-head',
  'area-leader',
  'line-leader',
  'hq',
  'inspector',
  'propaganda',
  'oversight',
  'admin',
  'security-admin',
  'auditor',
] as const;
export const unitKinds = ['department', 'district', 'street', 'town', 'enterprise', 'institution'] as const;
export const areaKinds = ['district', 'street', 'town', 'community', 'village', 'grid', 'road'] as const;
export const caseModes = ['immediate', 'planned'] as const;
export const caseGrades = ['ordinary', 'key'] as const;

/** A name on one line. Messages of these schemas are stable codes; whoever shows them turns code and facts into a sentence. */
const line = text(100).regex(/^\P{Cc}*$/u, 'bad-text');

export const role = z.enum(roleIds);

/** An office that runs cases (创卫办, 督查室). A case belongs to one office; the offices above see it too. */
export const office = z.strictObject({ id, name: line, parent: id.optional() });

/** A unit that is given work. Two superiors are 双管: both are told when it does not answer. `line` is its line of business (条). */
export const unit = z.strictObject({
  id,
  name: line,
  shortName: line.optional(),
  kind: z.enum(unitKinds),
  office: id,
  superiors: z.array(id).readonly().default([]),
  line: line.optional(),
});

/** Somebody with a post in one unit or one office. Which areas a leader answers for stands with the areas. */
export const person = z.strictObject({
  id,
  name: line,
  post: line,
  unit: id.optional(),
  office: id.optional(),
  /** The lines of business (条) that somebody leads for the city: told beside the area's leader (块). */
  lines: z.array(line).readonly().optional(),
  roles: z.array(role).min(1).readonly(),
  email: z.email('bad-email').max(200).optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 -]{2,28}[0-9]$/, 'bad-phone')
    .optional(),
});

/** A place for which somebody answers (块). `leaders` are its 包联领导, first the one in the lead; `unit` is the 属地 unit. */
export const area = z.strictObject({
  id,
  name: line,
  kind: z.enum(areaKinds),
  parent: id.optional(),
  office: id,
  leaders: z.array(id).readonly().default([]),
  unit: id.optional(),
});

/** A kind of problem, with the limit from handing over to feedback. A broad one (`parent` of others) takes what no narrow one fits. */
export const category = z.strictObject({
  id,
  name: line,
  limit: z.strictObject(period.shape),
  mode: z.enum(caseModes),
  grade: z.enum(caseGrades).default('ordinary'),
  line: line.optional(),
  standardItem: line.optional(),
  parent: id.optional(),
});

/** The city as somebody writes it down; problems.ts checks what goes across the lists. */
export const cityFile = z.strictObject({
  id,
  name: line,
  offices: z.array(office).min(1).readonly(),
  units: z.array(unit).readonly(),
  people: z.array(person).readonly(),
  areas: z.array(area).readonly(),
  categories: z.array(category).readonly(),
});

export type Role = z.output<typeof role>;
export type UnitKind = (typeof unitKinds)[number];
export type AreaKind = (typeof areaKinds)[number];
export type Office = Readonly<z.output<typeof office>>;
export type Unit = Readonly<z.output<typeof unit>>;
export type Person = Readonly<z.output<typeof person>>;
export type Area = Readonly<z.output<typeof area>>;
export type Category = Readonly<z.output<typeof category>>;
export type CityFile = Readonly<z.output<typeof cityFile>>;

/** By id. Has no prototype, so that a foreign id like `constructor` finds nothing. */
export type Register<Item> = Readonly<Record<string, Item>>;

/** The city after `version` events of its stream. */
export type City = Readonly<{
  id: string;
  name: string;
  version: number;
  offices: Register<Office>;
  units: Register<Unit>;
  people: Register<Person>;
  areas: Register<Area>;
  categories: Register<Category>;
}>;

/** Somebody with a post, whose hand acts in the name of another. */
export type Deputy = Readonly<{ person: string; name: string; post: string; unit?: string; office?: string }>;

/** Who acts, as the city stood then: kept with each event, so that an old trail still shows who held which post. */
export type Actor = Readonly<{
  person: string;
  name: string;
  post: string;
  unit?: string;
  office?: string;
  /** The own office and those below it; empty for people of a unit. */
  offices: readonly string[];
  roles: readonly (Role | 'system')[];
  /** The units of the lines of business (条) led, where there are any. */
  lineUnits?: readonly string[];
  /** The areas led and those below them. */
  areas: readonly string[];
  /** Who acts in this person's name (李四代张三): the rights are this person's, the hand is the other's. */
  deputy?: Deputy;
}>;

/** Acts when a limit has passed. Reminds and proposes; never sanctions. */
export const clock: Actor = { person: 'clock', name: '计时器', post: '系统', offices: [], roles: ['system'], areas: [] };
