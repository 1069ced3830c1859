import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, under, untouched, type Step } from '../../../test/support/case/story.ts';
import { claimed, delivered, inWork, sharedOrder } from '../../../test/support/case/steps.ts';

const asks = (person: string): Step => does(person, 'request-coordination', { problem: '产权单位不明' });
const passesUp = (person: string, opinion = '建议创卫办牵头'): Step => does(person, 'resolve-coordination', { outcome: 'passed-up', opinion });
const begun = [sharedOrder, claimed(), claimed('housing')];
const level = (...steps: readonly Step[]) => given(...steps).state.coordination.level;

describe('coordination', () => {
  it('goes from a unit to the lead unit, the area\'s leader, the office and headquarters, and skips no step', () => {
    expect(level(...begun, asks('housing-handler'))).toBe(1);
    expect(level(...begun, asks('housing-handler'), passesUp('urban-head'))).toBe(2);
    const filed = [...begun, asks('housing-handler'), passesUp('urban-head'), passesUp('leader'), asks('urban-handler')];
    expect(level(...filed)).toBe(3);
    expect(level(...filed, passesUp('director'))).toBe(4);
    given(...filed, passesUp('director')).when('resolve-coordination', { outcome: 'passed-up', opinion: '再报' }, 'hq').refuses('coordination-at-top');
  });

  it('begins with the area\'s leader when the lead unit itself asks', () => expect(level(inWork, asks('urban-handler'))).toBe(2));

  it('reaches the office only when the lead unit files it, with the leader\'s opinion', () => {
    const passed = given(...begun, asks('housing-handler'), passesUp('urban-head'), passesUp('leader', '请创卫办协调产权'));
    given(passed).when('request-coordination', { problem: '产权不明' }, 'housing-handler').refuses('lead-unit-only');
    const { events } = given(passed).when('request-coordination', { problem: '产权不明' }, 'urban-handler').emits('CoordinationRequested');
    expect(events.at(-1)?.data).toMatchObject({ level: 3, leaderOpinion: '请创卫办协调产权', told: [{ person: 'director' }, { person: 'deputy' }] });
  });

  it('waits for its addressee, and for the lead unit to file: both are chased', () => {
    const waiting = (...steps: readonly Step[]) => agenda(given(...begun, ...steps)).filter(({ step }) => step === 'coordination').map(({ id, tells }) => [id.split('/')[1], tells]);
    expect(waiting(asks('housing-handler'))).toEqual([['1', [{ kind: 'unit', unit: 'urban', roles: ['unit-handler', 'unit-vice', 'unit-head'] }]]]);
    expect(waiting(asks('housing-handler'), passesUp('urban-head'), passesUp('leader'))).toEqual([['file', [{ kind: 'unit', unit: 'urban', roles: ['unit-handler'] }]]]);
  });

  it('is answered by its addressee only; one request at a time', () => {
    const asked = given(inWork, asks('urban-handler'));
    given(asked).when('resolve-coordination', { outcome: 'resolved', opinion: '已协调' }, 'other-leader').refuses('not-addressee', { level: 2 });
    given(asked).when('request-coordination', { problem: '又一事' }, 'urban-head').refuses('coordination-pending', { level: 2 });
    given(asked).when('resolve-coordination', { outcome: 'resolved', opinion: '已协调' }, 'leader').emits('CoordinationResolved');
    given(inWork).when('resolve-coordination', { outcome: 'resolved', opinion: '已协调' }, 'leader').refuses('no-request');
  });

  it('that is not answered within the limit of its step is passed up by whoever asked, and by nobody else', () => {
    const asked = [...begun, asks('housing-handler')];
    given(...asked).when('request-coordination', { problem: '仍未答复' }, 'housing-handler').refuses('coordination-not-yet', { level: 1, dueAt: '2026-03-04T18:00:00+08:00' });
    const late = [...asked, at('2026-03-04T18:00:01+08:00')];
    given(...late).when('request-coordination', { problem: '仍未答复' }, 'urban-handler').refuses('coordination-pending', { level: 1 });
    const passed = given(...late).when('request-coordination', { problem: '仍未答复' }, 'housing-handler').emits('CoordinationPassedUp');
    expect(passed.events.at(-1)?.data).toMatchObject({ level: 1, to: 2, unanswered: true, told: [{ person: 'leader' }] });
    expect(passed.state.coordination).toMatchObject({ level: 2, unit: 'housing' });
  });

  it('never passes over the leader, whose opinion the office wants: headquarters is reminded and may answer in the leader\'s place', () => {
    const waiting = [inWork, asks('urban-handler'), untouched('2026-03-06T08:00:00+08:00')];
    given(...waiting).when('request-coordination', { problem: '仍未答复' }, 'urban-handler').refuses('coordination-pending', { level: 2 });
    expect(agenda(given(...waiting)).find(({ step }) => step === 'coordination')?.copies).toContainEqual({ kind: 'office', office: 'cwb', roles: ['hq'] });
    given(...waiting).when('resolve-coordination', { outcome: 'passed-up', opinion: '请创卫办牵头' }, 'hq').emits('CoordinationPassedUp');
  });

  it('goes from a silent office to headquarters, where it ends', () => {
    const filed = [...begun, asks('urban-handler'), passesUp('leader'), asks('urban-handler'), at('2026-03-05T09:00:00+08:00')];
    expect(level(...filed, asks('urban-handler'))).toBe(4);
    given(...filed, asks('urban-handler'), at('2026-04-05T09:00:00+08:00')).when('request-coordination', { problem: '仍未答复' }, 'urban-handler').refuses('coordination-pending', { level: 4 });
  });

  it('is chased from the end of the limit of its step', () => {
    const chased = (...steps: readonly Step[]) => agenda(given(...steps)).find(({ step }) => step === 'coordination')?.at;
    expect(chased(under({ coordination: { lead: { amount: 1, unit: 'workday' }, leader: { amount: 5, unit: 'workday' }, office: { amount: 2, unit: 'workday' }, headquarters: { amount: 3, unit: 'workday' } } }), ...begun, asks('housing-handler'))).toBe('2026-03-03T18:00:00+08:00');
    const slow = under({ coordination: { lead: { amount: 1, unit: 'workday' }, leader: { amount: 5, unit: 'workday' }, office: { amount: 2, unit: 'workday' }, headquarters: { amount: 3, unit: 'workday' } } });
    expect(chased(slow, inWork, asks('urban-handler'))).toBe('2026-03-09T18:00:00+08:00');
    expect(chased(slow, inWork, asks('urban-handler'), untouched('2026-03-10T08:00:00+08:00'))).toBe('2026-03-16T18:00:00+08:00');
  });

  it('starts from below again when it was resolved', () => {
    const resolved = does('leader', 'resolve-coordination', { outcome: 'resolved', opinion: '已协调' });
    expect(level(...begun, asks('urban-handler'), resolved, at('2026-03-04T09:00:00+08:00'), asks('housing-handler'))).toBe(1);
  });

  it('falls away when the lead unit delivers', () => {
    expect(given(inWork, asks('urban-handler'), delivered()).state.coordination).toEqual({ level: 0 });
  });
});
