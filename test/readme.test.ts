import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settingsTable } from '#settings/variables';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const rows = settingsTable.map(({ name, default: usual, meaning }) => `| \`${name}\` | ${usual === '' ? '' : `\`${cell(usual)}\``} | ${cell(meaning)} |`);

describe('the README', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s lists every setting with its default and meaning', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(rows);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].flatMap((file) => Array.from(readFileSync(file, 'utf8').matchAll(/npm (?:run )?(start|test|bench|[a-z]+:[a-z]+)\b/g), ([, script]) => script ?? ''));
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});
