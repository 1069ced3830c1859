import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { ruleName, wordOf } from '#catalogue/rules';
import { dutyWords, levelWords, stepWords } from '#catalogue/steps';
import type { CaseFile } from '#commands/case-file';
import { duties } from '#domain/case/case';
import { whichOf } from '#domain/case/milestones';
import type { Duty } from '#domain/case/chapter';
import { tell } from '#domain/case/telling';
import type { Caller } from '../requests/caller.ts';
import { personAs, personShown } from './people.ts';

/** What happens by itself at `at` if nobody acts: whom it tells, which commands make it unnecessary, by which rule of which policy, under the name that the policy gives it. */
export const agendaItem = z.strictObject({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  kindName: z.string(),
  rule: z.string(),
  ruleName: z.string(),
  policy: z.string(),
  step: z.string().exactOptional(),
  stepName: z.string().exactOptional(),
  level: z.int().exactOptional(),
  levelName: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  unitName: z.string().exactOptional(),
  milestone: z.string().exactOptional(),
  milestoneName: z.string().exactOptional(),
  tells: z.array(personAs),
  copies: z.array(personAs),
  stoppedBy: z.array(z.strictObject({ command: z.string(), name: z.string() })),
});

/** What comes next on a case, in the order of time, now or as it was known then; `over` when nothing ever will. */
export const agendaPage = z.strictObject({ caseId: z.uuid(), version: z.int(), now: z.string(), asOf: z.string().exactOptional(), over: z.boolean(), items: z.array(agendaItem) });

/** The duties of a case as the caller is shown them. */
export const agendaItems = (file: CaseFile, caller: Caller): z.output<typeof agendaItem>[] => duties(file.state, file.rules).map((duty) => itemOf(duty, file, caller));

function itemOf({ id, at, kind, rule, step, level, unit, tells, copies, stoppedBy, ...which }: Duty, { rules, city }: CaseFile, caller: Caller): z.output<typeof agendaItem> {
  const { locale, names } = caller;
  const told = tell(city, tells);
  return {
    id, at, kind, kindName: dutyWords[locale][kind], rule, ruleName: ruleName(locale, rule, rules.policy), policy: rules.policy.version,
    ...(step === undefined ? {} : { step, stepName: stepWords[locale][step] }),
    ...(level === undefined ? {} : { level, levelName: wordOf(levelWords[locale], `${level}`) }),
    ...(unit === undefined ? {} : { unit, unitName: names.unit(unit) }), ...whichOf(which),
    tells: told.map((one) => personShown(one, caller)), copies: tell(city, copies, told).map((one) => personShown(one, caller)),
    stoppedBy: stoppedBy.map((command) => ({ command, name: wordOf(commandWords[locale], command) })),
  };
}
