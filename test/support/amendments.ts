import { randomUUID } from 'node:crypto';
import { amendmentId, type AmendmentKey } from '#commands/amendments';
import { changeCalendar } from '#commands/calendars';
import { publishPolicy } from '#commands/policies';
import type { CalendarCommand } from '#domain/calendar/amend';
import { writtenOverlay } from '#domain/calendar/written';
import { clock as system } from '#domain/city/city';
import { policyFile } from '#domain/policy/file';
import type { Day, Instant } from '#domain/time';
import { amendmentWorkflowId } from '../../apps/worker/followers/amendments.ts';
import { startOnce } from '../../apps/worker/processes.ts';
import type { Starter } from '../../apps/worker/starter.ts';
import { by } from './case/city.ts';
import { bring, type Town } from './town.ts';

/** A day off for everybody, as it is published. */
export const dayOff = (id: string, day: Day): CalendarCommand => ({ type: 'issue-overlay', data: writtenOverlay.parse({ id, name: '停工一日', basis: `指挥部〔2026〕${id}号`, holidays: [day] }) });

/** Publishes a change of the calendar in the town. */
export async function publishCalendar({ deps }: Town, command: CalendarCommand): Promise<AmendmentKey> {
  const { version } = await changeCalendar(deps, command, system, randomUUID());
  return { kind: 'calendar', number: Number(version.split('+calendar-')[1]) };
}

/** Publishes a policy in the town that gives rubbish so many working days. */
export async function publishLonger({ deps }: Town, days: number, terms: Readonly<{ migrate: boolean; effectiveFrom?: Instant }>): Promise<AmendmentKey> {
  const file = policyFile.parse({ id: `longer-${days}`, name: `宽限 ${days} 天`, source: '', use: 'ordinary', categories: { rubbish: { name: '暴露垃圾', limit: { amount: days, unit: 'workday' } } } });
  const { number } = await publishPolicy(deps, file, { note: '试行', ...terms }, by('director'), randomUUID());
  return { kind: 'policy', number };
}

/** Starts the workflow of an amendment, as the relay does; false when it was started before. */
export const beginAmendment = (starter: Starter, key: AmendmentKey): Promise<boolean> => startOnce(starter, key.kind === 'calendar' ? 'calendarAmendment' : 'policyChange', amendmentWorkflowId(key), [amendmentId(key)]);

/** So many cases of the town, handed out at an instant. */
export async function handedOut(town: Town, count: number, at: Instant): Promise<readonly string[]> {
  town.setTime(at);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const caseId = await town.report(`第 ${n} 件`);
    await bring(town, caseId, 'issued');
    ids.push(caseId);
  }
  return ids;
}
