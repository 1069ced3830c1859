import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commandTable, commandTypes } from '#domain/case/case';
import type { CaseEvent } from '#domain/case/events';
import { defaultPolicy } from '#domain/policy/default';
import { chasedStep, step } from '#domain/policy/policy';
import { eventSentence, eventWords, happenings } from './event-sentence.ts';
import { hasLabel, optionWords } from './fields.ts';
import { locales } from './locale.ts';
import { plainNames } from './names.ts';
import { causeSentence, reasonSentence } from './reasons.ts';
import { newsWords, ruleName } from './rules.ts';
import { signatureWords } from './steps.ts';

type Shape = z.core.JSONSchema.BaseSchema;
const inner = (part: Shape['items']): readonly Shape[] => (typeof part === 'object' && !Array.isArray(part) ? [part] : []);
const parts = (shape: Shape): readonly Shape[] => [shape, ...[...Object.values(shape.properties ?? {}), shape.items].flatMap(inner).flatMap(parts)];
const shapes = commandTypes.flatMap((type) => parts(z.toJSONSchema(commandTable[type].schema, { io: 'input', unrepresentable: 'any' })));

describe('the words of forms', () => {
  it('name every field of every command in Chinese', () => {
    const fields = [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((field) => !hasLabel(field))).toEqual([]);
  });

  it('explain every choice in Chinese', () => {
    const options = [...new Set(shapes.flatMap((shape) => shape.enum ?? []).map(String))];
    expect(options.length).toBeGreaterThan(20);
    expect(options.filter((option) => !Object.hasOwn(optionWords['zh-CN'], option))).toEqual([]);
  });
});

describe('the names of rules', () => {
  const rules = [
    ...defaultPolicy.ladder.map(({ id }) => `ladder.${id}`),
    ...chasedStep.options.flatMap((one) => defaultPolicy.chases[one].rungs.map((_, index) => `chase.${one}.${index + 1}`)),
    ...step.options.map((one) => `turn.${one}`),
    ...[...readFileSync('libs/domain/case/tellings.ts', 'utf8').matchAll(/\bto(?:Units?|Lead|Reporter|Person|Office|Area)\('([a-z-]+)'/g)].map(([, rule]) => `news.${rule}`),
    'order.reinspection', 'order.supervision-order', 'order.red-card', 'recheck', 'notice', 'look-back.1', 'chase.execution.1', 'by-hand', 'urge',
  ];

  it('are many', () => {
    expect(rules.filter((rule) => rule.startsWith('news.')).length).toBeGreaterThan(40);
  });

  it.each(locales)('are there in %s for every rule of the default policy', (locale) => {
    expect(rules.filter((rule) => ruleName(locale, rule) === rule || ruleName(locale, rule).includes('{'))).toEqual([]);
    expect(rules.filter((rule) => rule.startsWith('news.') && !Object.hasOwn(newsWords[locale], rule.slice('news.'.length)))).toEqual([]);
    expect(defaultPolicy.ladder.filter(({ id }) => ruleName(locale, `ladder.${id}`) === id)).toEqual([]);
    expect(Object.values(defaultPolicy.signOff).flat().filter(({ id }) => !Object.hasOwn(signatureWords[locale], id))).toEqual([]);
  });

  it('keep the id of a rung that only a policy knows', () => {
    expect(ruleName('zh-CN', 'ladder.three-reds')).toBe('three-reds');
  });
});

describe('the sentence of an event', () => {
  it('is there in both languages for the same events', () => {
    expect(Object.keys(happenings.en)).toEqual(Object.keys(happenings['zh-CN']));
  });

  it('names people and units, and leaves a person\'s own words beside it', () => {
    const event: CaseEvent = { type: 'UrgingSent', data: { text: '请今天办结', told: [{ person: 'p1', name: '刘扬', as: 'unit-handler', unit: 'cgj' }] } };
    expect(eventSentence('zh-CN', event, plainNames)).toBe('催办刘扬（单位经办人）。');
    expect(eventWords('zh-CN', event, plainNames)).toEqual([{ field: 'text', label: '内容', text: '请今天办结' }]);
  });

  it('puts codes into words instead of showing them', () => {
    const rejected: CaseEvent = { type: 'ReportRejected', data: { reason: 'not-found', explanation: '到场未见' } };
    expect(eventSentence('zh-CN', rejected, plainNames)).toBe('不予立案：现场未发现。');
    expect(eventWords('zh-CN', rejected, plainNames)).toEqual([{ field: 'explanation', label: '说明', text: '到场未见' }]);
  });

  it('has beside it what a person put into lists', () => {
    const delivered: CaseEvent = { type: 'FeedbackSubmitted', data: { assignment: 'a1', unit: 'cgj', result: '已清理', measures: '每日清运', failures: [{ unit: 'zjj', reason: '未到场' }] } };
    expect(eventWords('zh-CN', delivered, plainNames).map(({ text }) => text)).toEqual(['每日清运', '已清理', 'zjj: 未到场']);
    const corrected: CaseEvent = { type: 'RecordCorrected', data: { about: 1, correction: '门牌', reason: '写错', changes: { address: '东大街 21 号' } } };
    expect(eventWords('zh-CN', corrected, plainNames).at(-1)).toEqual({ field: 'address', label: '详细地址', text: '东大街 21 号' });
    const planned: CaseEvent = { type: 'PlanSubmitted', data: { causes: '无人值守', measures: '值守', milestones: [{ name: '划线', by: '2026-10-20' }] } };
    expect(eventWords('en', planned, plainNames).at(-1)?.text).toContain('划线');
  });
});

describe('the reason of a day', () => {
  it('names the festival and the notice', () => {
    expect(reasonSentence('zh-CN', { code: 'holiday', name: '国庆节', notice: '国办发明电〔2025〕7号' })).toBe('放假（国庆节，国办发明电〔2025〕7号）');
    expect(reasonSentence('en', { code: 'paused', why: 'suspended' })).toBe('the clock stands (suspended)');
  });

  it('counts extensions', () => {
    expect(causeSentence('zh-CN', 'extension-2')).toBe('第 2 次延期');
    expect(causeSentence('zh-CN', '领导批示')).toBe('领导批示');
  });
});
