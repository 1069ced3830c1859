import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { measureIds } from '#domain/unit/figures';
import { unitCommandTable, unitCommandTypes } from '#domain/unit/unit';
import { hasLabel, optionWords } from './fields.ts';
import { locales } from './locale.ts';
import { isCode } from './sentence.ts';
import { figureWords, unitCommandWords } from './unit.ts';

const given = unitCommandTypes.filter((type) => unitCommandTable[type].by === 'person');
const shapes = given.map((type) => z.toJSONSchema(unitCommandTable[type].schema, { io: 'input', unrepresentable: 'any' }));

describe('the words of the records of units', () => {
  test('name every field of every command, and explain every choice', () => {
    expect(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})).filter((field) => !hasLabel(field))).toEqual([]);
    const options = shapes.flatMap((shape) => Object.values(shape.properties ?? {})).flatMap((part) => (typeof part === 'object' ? (part.enum ?? []) : []));
    expect(options.map(String).filter((option) => !Object.hasOwn(optionWords['zh-CN'], option))).toEqual([]);
  });

  test('have a sentence for every code with which a record refuses', () => {
    const sources = ['cards', 'chapter', 'measures', 'ladder', 'unit', 'chasing'].map((name) => readFileSync(`libs/domain/unit/${name}.ts`, 'utf8')).join('\n');
    const codes = [...sources.matchAll(/new Refusal\('([a-z-]+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !isCode(code))).toEqual([]);
  });

  test.each(locales)('say in %s how each number is counted, and name each command', (locale) => {
    expect(measureIds.filter((measure) => figureWords[locale][measure].sentence.length < 8)).toEqual([]);
    expect(Object.keys(unitCommandWords[locale]).toSorted()).toEqual([...given].toSorted());
  });
});
