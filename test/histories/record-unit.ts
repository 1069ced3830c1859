import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { publishPolicy } from '#commands/policies';
import { publishedRankings } from '#commands/rankings';
import { executeUnit, readUnit } from '#commands/unit-records';
import { without } from '#domain/case/state';
import { clock as system } from '#domain/city/city';
import { defaultPolicy } from '#domain/policy/default';
import { millis, type Instant } from '#domain/time';
import type { UnitCommand } from '#domain/unit/unit';
import { rankingProcess } from '../../apps/worker/followers/rankings.ts';
import { unitProcess } from '../../apps/worker/followers/unit-records.ts';
import { stir } from '../../apps/worker/processes.ts';
import { by } from '../support/case/city.ts';
import { clockwork } from '../support/clockwork.ts';
import { database } from '../support/database.ts';
import { forgetfulTemporal } from '../support/forgetful-temporal.ts';
import { closedAs } from '../support/history.ts';
import { store } from '../support/stored-history.ts';
import { bring, openTown, type Town } from '../support/town.ts';
import { townTime } from '../support/town-time.ts';
import { until } from '../support/until.ts';

const db = database();
const clock = clockwork(() => forgetfulTemporal(10_000));

/** Lets time pass in the town for one workflow. */
const wait = async (town: Town, workflowId: string, to: Instant): Promise<void> => {
  await clock.pass(workflowId, millis(to) - millis(town.now()));
  town.setTime(to);
};

test('a unit with a card and a measure that nobody hurries to decide, and its board', async () => {
  const town = await openTown(db.pool());
  await bring(town, await town.report(), 'issued');
  const { deps } = town;
  const { client } = clock.starter();
  const stop = await clock.work({ deps, clock: townTime(town.now()) });
  const happens = async (person: string, command: UnitCommand): Promise<void> => {
    const { version } = await executeUnit(deps, { unit: 'urban', command, actor: person === 'clock' ? system : by(person), commandId: randomUUID() });
    await stir(clock.starter(), unitProcess, [{ id: 'urban', version }]);
  };
  const reminded = (times: number) => until(() => readUnit(deps, 'urban'), ({ events }) => events.filter(({ type }) => type === 'UnitReminderSent').length >= times);
  const started = town.now();
  await happens('clock', { type: 'give-card', data: { colour: 'yellow', caseId: '1', sanction: 's1', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt: started } });
  await happens('director', { type: 'propose-measure', data: { paper: 'talk', grounds: '行动迟缓' } });
  await wait(town, 'unit/urban', '2026-03-04T18:00:05+08:00');
  await reminded(1);
  await happens('urban-head', { type: 'appeal-card', data: { grounds: '不属实' } });
  await happens('hq', { type: 'decide-measure', data: { approve: true, opinion: '同意' } });
  await wait(town, 'unit/urban', '2026-03-06T18:00:05+08:00');
  await reminded(2);
  await happens('clerk', { type: 'execute-measure', data: { on: '2026-03-06', minutes: '约谈纪要' } });
  await wait(town, 'unit/urban', '2026-03-11T18:00:05+08:00');
  await reminded(3);
  await happens('hq-deputy', { type: 'rule-card-appeal', data: { upheld: false, opinion: '维持' } });
  await wait(town, 'unit/urban', '2026-09-02T18:30:00+08:00');
  expect(await closedAs(client, 'unit/urban')).toBe('COMPLETED');
  await store(client, 'unit-record', 'unit/urban');
  await stop();
}, 180_000);

test('a board that a later policy no longer keeps', async () => {
  const town = await openTown(db.pool());
  const { deps } = town;
  const { client } = clock.starter();
  const stop = await clock.work({ deps, clock: townTime(town.now()) });
  await stir(clock.starter(), rankingProcess, [{ id: 'weekly', version: 1 }]);
  await wait(town, 'ranking/weekly', '2026-03-16T08:30:05+08:00');
  await until(() => publishedRankings(db.pool(), 'weekly'), ({ length }) => length === 2);
  await publishPolicy(deps, { ...without(defaultPolicy, 'version'), unit: { ...defaultPolicy.unit, boards: [] } }, { migrate: false, note: '不再公布周排名' }, by('director'), randomUUID());
  await stir(clock.starter(), rankingProcess, [{ id: 'weekly', version: 99 }]);
  expect(await closedAs(client, 'ranking/weekly')).toBe('COMPLETED');
  await store(client, 'ranking', 'ranking/weekly');
  await stop();
}, 180_000);
