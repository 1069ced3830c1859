import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refusalCodes } from './refusal-codes.ts';

const here = new URL('.', import.meta.url);
const source = (tests: boolean): string =>
  readdirSync(here).filter((name) => name.endsWith('.ts') && name.endsWith('.test.ts') === tests && name !== 'refusal-codes.ts').map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
const found = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, code = '']) => code))].toSorted();
const codes = Object.keys(refusalCodes).toSorted();

describe('the codes with which a case refuses', () => {
  it('are all listed, in order', () => {
    const used = new Set([...found(source(false), /new Refusal\('([a-z-]+)'/g), ...found(source(false), /known\([^;]*'(unknown-[a-z]+)'\)/g)]);
    expect([...used].toSorted()).toEqual(codes);
    expect(Object.keys(refusalCodes)).toEqual(codes);
  });

  it('each have a test', () => {
    const tested = new Set(found(source(true), /refuses\('([a-z-]+)'/g));
    expect(codes.filter((code) => !tested.has(code))).toEqual([]);
  });
});
