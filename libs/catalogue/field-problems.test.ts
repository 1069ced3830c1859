import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { commandTable } from '#domain/case/case';
import { fieldProblems } from './field-problems.ts';
import type { Locale } from './locale.ts';

function problemsOf(schema: z.ZodType, value: unknown, locale: Locale = 'zh-CN') {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? [] : fieldProblems(locale, schema, parsed.error.issues);
}
const report = { title: '路灯不亮', description: '三盏路灯不亮', source: { kind: 'public' }, place: { address: '东大街 12 号' } };
const reportSchema = commandTable.report.schema;
const orderSchema = commandTable['issue-order'].schema;

describe('a field that is wrong', () => {
  it('is named in Chinese with what to write', () => {
    expect(problemsOf(reportSchema, { ...report, title: undefined })).toEqual([{ path: 'title', message: '请填写“标题”。' }]);
    expect(problemsOf(reportSchema, { ...report, title: '  ' })).toEqual([{ path: 'title', message: '“标题”不能空着。' }]);
    expect(problemsOf(reportSchema, { ...report, title: 7 })).toEqual([{ path: 'title', message: '“标题”应当是文字。' }]);
    expect(problemsOf(reportSchema, { ...report, title: '长'.repeat(101) })).toEqual([{ path: 'title', message: '“标题”最多 100 个字，现在有 101 个字。' }]);
    expect(problemsOf(reportSchema, { ...report, title: 'a\u0000' })).toEqual([{ path: 'title', message: '“标题”里有损坏的字符，请重新输入。' }]);
  });

  it('tells the choices with their meaning', () => {
    expect(problemsOf(reportSchema, { ...report, source: { kind: 'rumour' } })[0]?.message).toMatch(/^“来源类型”只能选：covert-visit（暗访）、/);
  });

  it('tells which field of a list it is', () => {
    const problems = problemsOf(orderSchema, { requirement: '清理', assignments: [{ role: 'lead', unit: 'cgj' }, { role: 'chief', unit: '../x' }], limit: { amount: 0, unit: 'week' } });
    expect(problems.map(({ path }) => path)).toEqual(['assignments.1.role', 'assignments.1.unit', 'limit.amount', 'limit.unit']);
    expect(problems[1]?.message).toMatch(/^“单位（第2项）”应当是城市资料里的编号/);
    expect(problems[3]?.message).toMatch(/^“时限单位”只能选：workday（工作日）/);
  });

  it('that does not exist is refused with those that do', () => {
    expect(problemsOf(reportSchema, { ...report, place: { ...report.place, street: 'x' } })).toEqual([{ path: 'place.street', message: '没有“street”这一项，请删去。这里可以填：address、area、latitude、longitude。' }]);
    expect(problemsOf(commandTable.claim.schema, { unit: 'cgj' })).toEqual([{ path: 'unit', message: '没有“unit”这一项，请删去。这里可以填：无。' }]);
  });

  it('is told in English, too', () => {
    expect(problemsOf(commandTable['request-extension'].schema, { until: '2026-02-30', reason: 'x' }, 'en')).toEqual([{ path: 'until', message: '"until" must be a day that exists, such as 2026-10-13.' }]);
  });

  it('is told for the body as a whole', () => {
    expect(problemsOf(reportSchema, 'text')).toEqual([{ path: '', message: '“请求正文”应当由若干字段组成。' }]);
    expect(problemsOf(reportSchema, undefined)).toEqual([{ path: '', message: '请填写“请求正文”。' }]);
  });

  it('never makes a huge answer of a hostile body', () => {
    const hostile = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}${'x'.repeat(300)}\ud800`, 1]));
    const problems = problemsOf(reportSchema, hostile);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(problems).length).toBeLessThan(20_000);
    expect(problems.every(({ path, message }) => path.isWellFormed() && message.isWellFormed())).toBe(true);
  });
});
