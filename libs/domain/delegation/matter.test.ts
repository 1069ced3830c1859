import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/city/city';
import { decideCampaign } from '#domain/campaign/commands';
import { campaignAfter } from '#domain/campaign/evolve';
import { Refusal } from '#domain/refusal';
import { permittedOn } from '#domain/unit/unit';
import { by, city, rules } from '../../../test/support/case/city.ts';
import { Record } from '../../../test/support/unit-record.ts';
import { keepApart, mayStandIn, permittedFor, standIns, type StandIn } from './acting.ts';
import type { Scope } from './delegation.ts';
import { campaignMatter, roundMatter, unitMatter } from './matter.ts';

const at = '2026-03-05T10:00:00+08:00';
const day = (n: number): string => `2026-03-0${n}T10:00:00+08:00`;

function standIn(deputy: string, principal: string, scope: Scope = {}): StandIn {
  const one = { id: 'd1', principal, deputy, from: '2026-03-02', until: '2026-03-31', scope, grantedBy: principal, grantedAt: '2026-03-02T08:00:00+08:00' };
  const [found] = standIns({ version: 1, all: [one] }, by(deputy), city, at);
  if (found === undefined) throw new Error('nobody stands in');
  return found;
}
const inPlace = (deputy: string, principal: string): Actor => standIn(deputy, principal).actor;
const code = (answer: true | Refusal): string => (answer === true ? 'allowed' : answer.code);

describe('on the record of a unit', () => {
  it('the deputy of its head appeals, and nobody of the unit decides for the office', () => {
    expect(code(mayStandIn(standIn('housing-vice', 'urban-head'), 'appeal-card', unitMatter('urban')))).toBe('allowed');
    expect(code(mayStandIn(standIn('urban-vice', 'urban-head'), 'appeal-card', unitMatter('urban')))).toBe('allowed');
    expect(code(mayStandIn(standIn('urban-vice', 'hq'), 'rule-card-appeal', unitMatter('urban')))).toBe('deputy-kept-apart');
    expect(code(mayStandIn(standIn('urban-vice', 'hq'), 'rule-card-appeal', unitMatter('housing')))).toBe('allowed');
  });

  it('a scope by commands names these as well, and one by areas hands over cases only', () => {
    expect(code(mayStandIn(standIn('housing-vice', 'urban-head', { commands: ['appeal-card'] }), 'appeal-card', unitMatter('urban')))).toBe('allowed');
    expect(code(mayStandIn(standIn('housing-vice', 'urban-head', { commands: ['claim'] }), 'appeal-card', unitMatter('urban')))).toBe('deputy-out-of-scope');
    expect(code(mayStandIn(standIn('housing-vice', 'urban-head', { areas: ['east'] }), 'appeal-card', unitMatter('urban')))).toBe('deputy-out-of-scope');
  });

  it('an appeal bears both names', () => {
    const record = new Record().card(day(2), '1').does(day(3), inPlace('housing-vice', 'urban-head'), 'appeal-card', { grounds: '不属实' });
    expect(record.file.state.cards[0]?.appeal).toMatchObject({ by: 'urban-head', hand: 'housing-vice' });
    expect([...permittedFor(unitMatter('urban'), [standIn('deputy', 'hq')], (actor) => permittedOn(record.file, actor))]).toContainEqual(['rule-card-appeal', ['hq']]);
  });

  it('who issued a card does not rule on the appeal against it, in whichever name', () => {
    const issuedBy = (hand?: string): Record => new Record().does(day(2), 'clock', 'give-card', { colour: 'red', caseId: '1', sanction: 's1', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt: day(2), ...(hand === undefined ? {} : { issuedHand: hand }) }).does(day(3), 'urban-head', 'appeal-card', { grounds: '不属实' });
    const ruling = { upheld: false, opinion: '维持' };
    expect(issuedBy().refuses(day(4), inPlace('deputy', 'hq'), 'rule-card-appeal', ruling)).toBe('separation-of-duties');
    expect(issuedBy('hq-deputy').refuses(day(4), 'hq-deputy', 'rule-card-appeal', ruling)).toBe('separation-of-duties');
    expect(issuedBy('deputy').refuses(day(4), inPlace('deputy', 'hq-deputy'), 'rule-card-appeal', ruling)).toBe('separation-of-duties');
    expect(issuedBy('deputy').refuses(day(4), 'hq-deputy', 'rule-card-appeal', ruling)).toBe('CardUpheld');
  });

  it('who proposed a measure does not issue it, in whichever name', () => {
    const proposed = (who: string | Actor): Record => new Record().does(day(2), who, 'propose-measure', { paper: 'talk', grounds: '迟缓' });
    const approval = { approve: true, opinion: '同意' };
    expect(proposed('clerk').refuses(day(3), inPlace('clerk', 'hq'), 'decide-measure', approval)).toBe('separation-of-duties');
    expect(proposed(inPlace('clerk', 'dispatcher')).refuses(day(3), inPlace('clerk', 'hq'), 'decide-measure', approval)).toBe('separation-of-duties');
    expect(proposed(inPlace('clerk', 'dispatcher')).refuses(day(3), inPlace('dispatcher', 'hq'), 'decide-measure', approval)).toBe('separation-of-duties');
    const issued = proposed(inPlace('clerk', 'dispatcher')).does(day(3), inPlace('deputy', 'hq'), 'decide-measure', approval);
    expect(issued.file.state.measures[0]).toMatchObject({ proposedBy: 'dispatcher', proposedHand: 'clerk', status: 'issued', decided: { by: 'hq', hand: 'deputy' } });
  });
});

describe('on an inspection round', () => {
  it('nobody of an inspected unit acts for its office or its team', () => {
    const one = standIn('urban-vice', 'director');
    expect(code(mayStandIn(one, 'publish-round', roundMatter({ units: ['urban'] })))).toBe('deputy-kept-apart');
    expect(code(mayStandIn(one, 'publish-round', roundMatter({ units: ['street'] })))).toBe('allowed');
    expect(() => keepApart(one.actor, roundMatter({ units: ['street', 'urban'] }))).toThrow(new Refusal('deputy-kept-apart'));
    expect(() => keepApart(by('urban-vice'), roundMatter({ units: ['urban'] }))).not.toThrow();
  });
});

describe('on a campaign', () => {
  it('what a deputy does bears both names', () => {
    expect(code(mayStandIn(standIn('clerk', 'director'), 'revise-inspection', campaignMatter))).toBe('allowed');
    const campaign = campaignAfter([{ type: 'CampaignOpened', at, by: 'director', data: { id: 'c', name: '创卫', office: 'cwb', offices: ['cwb'], phases: [{ id: 'p', name: '迎检', from: '2026-03-02', to: '2026-06-30' }], inspection: { earliest: '2026-06-20', latest: '2026-06-22' }, duties: [], milestones: [] } }]);
    const events = decideCampaign(campaign, { type: 'revise-inspection', data: { earliest: '2026-06-21', reason: '上级通知' } }, { actor: inPlace('clerk', 'director'), at, city, calendar: rules.calendar, cases: [], knows: () => true });
    const after = campaignAfter(events.map((event) => ({ ...event, at, by: 'director', hand: 'clerk' })), campaign);
    expect(after.revisions).toMatchObject([{ by: 'director', hand: 'clerk', earliest: '2026-06-21' }]);
  });
});
