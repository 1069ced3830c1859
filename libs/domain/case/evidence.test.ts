import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { by } from '../../../test/support/case/city.ts';
import { closed, inFeedback, inSignOff, inWork } from '../../../test/support/case/steps.ts';
import { given } from '../../../test/support/case/given.ts';
import { outcome, told, type DataOf, type Step } from '../../../test/support/case/story.ts';
import { commandTable, commandTypes, type CaseCommand } from './case.ts';
import { attached } from './evidence.ts';

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];

const cases: readonly (readonly [person: string, command: CaseCommand['type'], data: object, steps: readonly Step[], event: string])[] = [
  ['clerk', 'report', { title: '积水', description: '积水', source: { kind: 'public' }, place: { address: '东大街' } }, [], 'ProblemReported'],
  ['urban-handler', 'report-progress', { text: '已清理一半', percent: 50 }, [inWork], 'ProgressReported'],
  ['urban-handler', 'request-extension', { until: '2026-04-01', reason: '施工' }, [inWork], 'ExtensionRequested'],
  ['urban-handler', 'request-suspension', { reason: '施工', reviewOn: '2026-03-20' }, [inWork], 'SuspensionRequested'],
  ['urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }, [inWork], 'FeedbackSubmitted'],
  ['inspector', 'reinspect', { result: 'passed', findings: '整洁' }, [inFeedback], 'ReinspectionPassed'],
  ['inspector', 'reinspect', { result: 'failed', findings: '仍有垃圾' }, [inFeedback], 'ReinspectionFailed'],
  ['urban-handler', 'apply-sign-off', { summary: '完成' }, [inSignOff], 'SignOffApplied'],
  ['inspector', 'look-back', { result: 'held', findings: '未反弹' }, [closed], 'LookbackPassed'],
  ['inspector', 'look-back', { result: 'relapsed', findings: '反弹' }, [closed], 'RelapseFound'],
];

describe('the files of a command', () => {
  it.each(cases)('%s: %s %j names them in its event, each once', (person, type, data, steps, event) => {
    const events = outcome(told(...steps), { type, data: { ...data, evidence: [one, other, one] } } as CaseCommand, by(person));
    expect(events.filter(({ data: said }) => 'evidence' in said).map(({ type: named, data: said }) => [named, 'evidence' in said ? said.evidence : []])).toEqual([[event, [one, other]]]);
  });

  it('of a feedback may say which photo of before each answers, once each, and only what it attaches', () => {
    const submit = (pairs: readonly object[], evidence = [one, other]) => given(inWork).when('submit-feedback', { result: '已清理', measures: '每日清运', evidence, pairs } as DataOf<'submit-feedback'>, 'urban-head');
    const before = 'c'.repeat(64);
    expect(submit([{ after: other, before }]).emits('FeedbackSubmitted').events.at(-1)?.data).toMatchObject({ evidence: [one, other], pairs: [{ after: other, before }] });
    expect(submit([{ after: one, before }, { after: other, before }]).emits('FeedbackSubmitted').events.at(-1)?.data).toMatchObject({ pairs: [{ after: one }, { after: other }] });
    expect(submit([]).emits('FeedbackSubmitted').events.at(-1)?.data).not.toHaveProperty('pairs');
    submit([{ after: before, before: one }]).refuses('photo-not-attached', { photo: 'cccccccccccc' });
    submit([{ after: one, before }, { after: one, before: other }]).refuses('photo-paired-twice', { photo: 'aaaaaaaaaaaa' });
  });

  it('leave no trace where there are none', () => {
    expect(attached({})).toEqual({});
    expect(attached({ evidence: [] })).toEqual({});
  });

  it('are at most thirty hashes, in small letters', () => {
    const { schema } = commandTable['report-progress'];
    expect(schema.safeParse({ text: '好', evidence: [one.toUpperCase()] }).data).toEqual({ text: '好', evidence: [one] });
    for (const evidence of [Array.from({ length: 31 }, () => one), ['../etc/passwd'], ['a'.repeat(63)], one]) expect(schema.safeParse({ text: '好', evidence }).success).toBe(false);
  });

  it('may be given with every command that proves or asks for something', () => {
    const taking = commandTypes.filter((type) => {
      const schema: z.ZodType = commandTable[type].schema;
      return schema instanceof z.ZodObject && 'evidence' in schema.shape;
    });
    expect(taking.toSorted()).toEqual(['apply-sign-off', 'arrive', 'dispute', 'look-back', 'object', 'reach-milestone', 'reinspect', 'report', 'report-progress', 'request-extension', 'request-suspension', 'submit-feedback', 'submit-plan', 'verify']);
  });
});
