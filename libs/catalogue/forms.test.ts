import { describe, expect, it } from '@jest/globals';
import { commandTable, commandTypes } from '#domain/case/case';
import { type Field, formOf } from './forms.ts';

const form = (type: keyof typeof commandTable) => formOf('zh-CN', commandTable[type].schema);
const all = (fields: readonly Field[]): readonly Field[] => fields.flatMap((field) => [field, ...all(field.fields ?? []), ...(field.item === undefined ? [] : all([field.item]))]);

describe('the form of a command', () => {
  it('has a label for each field, and says what must be filled in', () => {
    expect(form('report').map(({ name, label, kind, required }) => [name, label, kind, required]).slice(0, 4)).toEqual([
      ['title', '标题', 'text', true], ['description', '问题描述', 'passage', true], ['source', '来源', 'group', true], ['place', '地点', 'group', true],
    ]);
    expect(form('claim')).toEqual([]);
  });

  it('offers the choices of a field in words', () => {
    expect(form('reinspect')[0]).toMatchObject({ name: 'result', kind: 'choice', options: [{ value: 'passed', label: '合格' }, { value: 'failed', label: '不合格' }] });
  });

  it('knows which fields name a unit, a person, an area or a category', () => {
    const assignments = form('issue-order').find(({ name }) => name === 'assignments');
    expect(assignments).toMatchObject({ kind: 'list', least: 1, most: 20 });
    expect(assignments?.item?.fields?.map(({ name, kind }) => [name, kind])).toEqual(expect.arrayContaining([['role', 'choice'], ['unit', 'unit'], ['person', 'person'], ['limit', 'group']]));
    expect(form('register').find(({ name }) => name === 'category')?.kind).toBe('category');
    expect(form('reassign').map(({ kind }) => kind)).toEqual(['unit', 'unit', 'passage']);
  });

  it('is there for every command that a person gives, in both languages', () => {
    for (const type of commandTypes.filter((one) => commandTable[one].by === 'person' && one !== 'late-entry')) {
      for (const locale of ['zh-CN', 'en'] as const) expect(all(formOf(locale, commandTable[type].schema)).filter(({ label }) => label === '')).toEqual([]);
    }
  });
});
