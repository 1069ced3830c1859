import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { askedThen, replayed, witnessedBundle } from '../test/support/replay.ts';
import { storedNames } from '../test/support/stored-history.ts';
import type { AmendmentSteps } from './amendment.ts';
import type { CampaignStepName } from './campaign.ts';
import type { CaseStepName } from './rectification-case.ts';
import type { UnitStepName } from './unit-record.ts';

let now: { code: string };
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } }, shutdownSignals: [] });
  now = await witnessedBundle();
}, 60_000);
afterAll(() => Runtime.instance().shutdown());

const steps: Readonly<Record<CaseStepName, true>> = { remind: true, escalate: true, orderReinspection: true, chaseInspector: true, askSignatory: true, closeNotice: true, lookBack: true, reviewSuspension: true, chaseRuling: true };
const amendmentSteps: Readonly<Record<keyof AmendmentSteps, true>> = { announceAmendment: true, adoptNext: true, reportAmendment: true };
const unitSteps: Readonly<Record<UnitStepName, true>> = { expireCard: true, remindDecision: true, remindExecution: true, remindRuling: true };
const campaignSteps: Readonly<Record<CampaignStepName | 'drawSample', true>> = { beginPhase: true, countDown: true, missDuty: true, drawSample: true };

describe('a workflow that began with an earlier version', () => {
  test.each(storedNames)('goes on as it did then, with the same timers and arguments: %s', async (name) => {
    const then = await askedThen(name);
    expect(then.length).toBeGreaterThan(0);
    expect(await replayed(now, name)).toEqual({ asked: then });
  }, 60_000);

  test('is kept for every step of a case, of a campaign and of an amendment, for mail taken and given up, and for a history that was continued', async () => {
    const asked = (await Promise.all(storedNames.map(askedThen))).flat();
    const names = new Set(asked.flatMap((one) => (one.what === 'activity' ? [one.name] : [])));
    expect([...names].toSorted()).toEqual([...Object.keys(steps), ...Object.keys(campaignSteps), ...Object.keys(amendmentSteps), ...Object.keys(unitSteps), 'publishRanking', 'agenda', 'send', 'recordOutcome'].toSorted());
    expect(storedNames).toEqual(expect.arrayContaining(['continued.json', 'mail-given-up.json', 'mail-taken.json']));
  });
});

describe('a change of the workflow is noticed', () => {
  test('when it does something else, or in another order', async () => {
    const changed = await witnessedBundle({ file: 'pace.ts', from: 'list(agenda.listed);', to: '' });
    const { error } = await replayed(changed, 'untouched.json');
    expect(error?.name).toBe('DeterminismViolationError');
  }, 60_000);

  test('when it waits for another time, or gives a step other arguments', async () => {
    const changed = await witnessedBundle(
      { file: 'pace.ts', from: 'Date.parse(next.at) - Date.parse(now)', to: 'Date.parse(next.at) - Date.parse(now) - 60_000' },
      { file: 'pace.ts', from: 'steps[due.kind](id, due, Date.now())', to: "steps[due.kind](id, { ...due, label: '' }, Date.now())" },
      { file: 'delivery.ts', from: "startToCloseTimeout: '2m'", to: "startToCloseTimeout: '3m'" },
    );
    const { asked, error } = await replayed(changed, 'untouched.json');
    expect(error).toBeUndefined();
    const then = await askedThen('untouched.json');
    expect(asked.filter(({ what }) => what === 'timer')).not.toEqual(then.filter(({ what }) => what === 'timer'));
    expect(asked.filter(({ what }) => what === 'activity')).not.toEqual(then.filter(({ what }) => what === 'activity'));
    expect((await replayed(changed, 'mail-taken.json')).asked).not.toEqual(await askedThen('mail-taken.json'));
  }, 60_000);
});
