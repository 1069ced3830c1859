import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refusalCodes } from '#domain/case/refusal-codes';
import { plainNames } from './names.ts';
import { placeholdersOf } from './fill-in.ts';
import { locales } from './locale.ts';
import { isCode, sentence, sentenceOf, sentences } from './sentence.ts';

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** Codes as they are thrown: `new Refusal('code'`, `new CommandProblem('code'`, `known(register, key, 'code')`, `problem(path, 'code'`. */
function thrown(folder: string): readonly string[] {
  const all = sources(folder).join('\n');
  return [...all.matchAll(/new (?:Refusal|CommandProblem)\(\s*'([^']+)'/g), ...all.matchAll(/\bknown\([^)]*,\s*'([^']+)'\)/g), ...all.matchAll(/\bproblem\([^)]*?\],\s*'([^']+)'/g)].flatMap(([, code]) => code ?? []);
}

describe('the catalogue', () => {
  it('has a sentence for every code that the rules and the commands throw', () => {
    const codes = [...new Set([...thrown('libs/domain'), ...thrown('libs/commands')])];
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !isCode(code))).toEqual([]);
  });

  it('finds every throw of the rules: `known` takes its code from elsewhere, and a change of the rules from its problems', () => {
    const computed = sources('libs/domain').join('\n').match(/new Refusal\((?!\s*')\w+/g);
    expect(new Set(computed)).toEqual(new Set(['new Refusal(code', 'new Refusal(first', 'new Refusal(wrong']));
  });

  it('asks only for facts that the refusal gives', () => {
    const missing = Object.entries<readonly string[]>(refusalCodes).flatMap(([code, facts]) => (isCode(code) ? placeholdersOf(sentences.en[code]).filter((fact) => !facts.includes(fact.split(':')[0] ?? '')).map((fact) => `${code}: ${fact}`) : [code]));
    expect(missing).toEqual([]);
  });

  it('says the same in both languages, with the same facts', () => {
    const differing = Object.keys(sentences.en)
      .filter(isCode)
      .filter((code) => placeholdersOf(sentences.en[code]).toSorted().join() !== placeholdersOf(sentences['zh-CN'][code]).toSorted().join());
    expect(differing).toEqual([]);
  });

  it('writes only facts of a kind that it knows', () => {
    const kinds = Object.values(sentences['zh-CN']).flatMap(placeholdersOf).flatMap((fact) => fact.split(':')[1] ?? []);
    const known = ['unit', 'person', 'office', 'area', 'category', 'role', 'status', 'sanction', 'step', 'signature', 'level', 'coordination', 'command', 'period', 'addressee', 'paper', 'board', 'action', 'instant', 'day'];
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  it.each(locales)('ends every sentence in %s, and fills in what it is given', (locale) => {
    expect(Object.values(sentences[locale]).filter((text) => text.trim() === '')).toEqual([]);
    expect(sentence(locale, 'feedback-outstanding', { units: ['cgj', 'zjj'] }, { ...plainNames, unit: (id) => `<${id}>` })).toMatch(/<cgj>(、|, )<zjj>/);
  });

  it('writes states, roles and times in the words of the office', () => {
    expect(sentence('zh-CN', 'wrong-status', { status: 'issued', allowed: ['rectifying', 'open'] })).toBe('案件现在是“已交办待认领”，只有“整改中、办理中”时才能这样做。请刷新案件，按当前状态办理。');
    expect(sentence('zh-CN', 'extension-after-expiry', { dueAt: '2026-10-13T18:00:00+08:00' })).toBe('期限已过（2026年10月13日 18:00）。延期必须在到期前申请。');
    expect(sentence('en', 'office-only', { roles: ['clerk', 'hq'] })).toContain('intake clerk, headquarters');
  });

  it('names a code that it does not know', () => {
    expect(sentenceOf('zh-CN', { code: 'never-heard-of', facts: {} })).toContain('never-heard-of');
    expect(sentenceOf('zh-CN', { code: 'constructor', facts: {} })).toContain('constructor');
  });
});
