import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { isCode, sentenceOf } from '#catalogue/sentence';
import { parseCity, readCity } from './city-file.ts';
import { largestFile } from './yaml/file.ts';

jest.setTimeout(30_000);

const good = `# 一座小城
id: qingchuan
name: 清川市
offices:
  - { id: cwb, name: 市创卫办 }
units:
  - id: cgj
    name: 市城管局
    kind: department
    office: cwb
people:
  - { id: lin, name: 林晓梅, post: 受理员, office: cwb, roles: [clerk, dispatcher, director], email: lin@example.org }
  - { id: wu, name: 吴长海, post: 局长, unit: cgj, roles: [unit-head, unit-handler] }
  - { id: lu, name: 陆正远, post: 副市长, roles: [area-leader], phone: "8600001" }
areas:
  - { id: cd, name: 城东区, kind: district, office: cwb, leaders: [lu] }
categories:
  - { id: laji, name: 暴露垃圾, limit: { amount: 1, unit: workday }, mode: immediate }
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const problemsOf = (content: Uint8Array | string) => parseCity(typeof content === 'string' ? bytes(content) : content).problems ?? [];

/** What is said at which text: the rest of the line from the place on. */
const told = (text: string) => problemsOf(text).map((problem) => `${text.split('\n')[problem.line - 1]?.slice(problem.column - 1).slice(0, 12)} | ${problem.code} | ${sentenceOf('zh-CN', problem)}`);
const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, to);
};

describe('a city file', () => {
  it('is read', () => {
    expect(parseCity(bytes(good)).value).toMatchObject({ id: 'qingchuan', units: [{ id: 'cgj', superiors: [] }], people: [{ id: 'lin' }, { id: 'wu' }, { id: 'lu', phone: '8600001' }] });
  });

  it.each([
    ['with a byte order mark', `\uFEFF${good}`],
    ['with the line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['with text that only looks like an alias', changed('name: 市城管局', 'name: |-\n      *市城管局')],
    ['with quoted text that only looks like a tag', changed('name: 市城管局', 'name: "!市城管局"')],
  ])('%s is read', (_, text) => {
    expect(parseCity(bytes(text)).value?.name).toBe('清川市');
  });

  it.each([
    ['an unknown field', changed('kind: department', 'kimd: department'), ['id: cgj | file-missing-field | 缺少“kind”。请补上这一项。', 'kimd: depart | file-misspelt-field | 没有“kimd”这一项，是不是“kind”？这里可以写：id、name、shortName、kind、office、superiors、line。']],
    ['an unknown field at the top', changed('areas:', 'area: []\nareas:'), ['area: [] | file-misspelt-field | 没有“area”这一项，是不是“areas”？这里可以写：id、name、offices、units、people、areas、categories。']],
    ['an unknown field deep inside', changed('unit: workday', 'unit: workday, from: 次日'), ['from: 次日 },  | file-unknown-field | 没有“from”这一项，请删去。这里可以写：amount、unit。']],
    ['a missing list', changed('categories:', 'kinds:'), ['id: qingchua | file-missing-field | 缺少“categories”。请补上这一项。', 'kinds: | file-unknown-field | 没有“kinds”这一项，请删去。这里可以写：id、name、offices、units、people、areas、categories。']],
    ['a number where text belongs', changed('"8600001"', '8600001'), ['8600001 } | file-expected-text | “phone”应当是文字，现在是 8600001。数字、日期和 true、false 当文字用时请加引号。']],
    ['text where a list belongs', changed('[area-leader]', 'area-leader'), ['area-leader, | file-expected-list | “roles”应当是列表，每项另起一行并以“- ”开头，或写成 [甲, 乙]；现在是 area-leader。']],
    ['a list where fields belong', changed('{ amount: 1, unit: workday }', '[1, workday]'), ['[1, workday] | file-expected-fields | “limit”应当由若干“名称: 内容”组成，现在是 [1,"workday"]。']],
    ['text where a number belongs', changed('amount: 1', 'amount: 一'), ['一, unit: wor | file-expected-number | “amount”应当是整数，不加引号；现在是 一。']],
    ['a limit of nothing', changed('amount: 1', 'amount: 0'), ['0, unit: wor | file-not-above | “amount”必须大于 0，现在是 0。']],
    ['an empty value', changed('name: 市城管局', 'name:'), [' | file-missing-field | 缺少“name”。请补上这一项。']],
    ['a role that does not exist', changed('[area-leader]', '[area-leder]'), [expect.stringMatching(/^area-leder\], \| file-unknown-value \| “roles”不能是“area-leder”。请从这些里面选：area-leader、.+。$/)]],
    ['an id with a space', changed('id: laji', 'id: la ji'), ['la ji, name: | file-bad-id | “la ji”不能作编号。编号用字母、数字、点、横线和下划线，以字母或数字开头，不超过 64 个字。']],
    ['an e-mail address that is none', changed('lin@example.org', 'lin#example.org'), ['lin#example. | bad-email | “lin#example.org”不是电子邮箱。请写成 name@example.org 的样子，或删去这一项。']],
    ['a telephone number that is none', changed('"8600001"', '"请打总机"'), ['"请打总机" } | bad-phone | “请打总机”不是电话号码。请只用数字、空格和横线，并加引号，例如 "8600101"。']],
    ['a name on two lines', changed('name: 市城管局', 'name: "市\\n城管局"'), ['"市\\n城管局" | bad-text | “name”要写在一行里，不能有换行和制表符。']],
    ['half a character', changed('name: 市城管局', 'name: "\\uD800局"'), ['"\\uD800局" | malformed-text | “name”里有损坏的字符。请重新输入。']],
    ['an id twice', changed('{ id: wu,', '{ id: lin,'), ['lin, name: 吴 | city-duplicate-id | 编号“lin”已经用过了。请换一个编号。']],
    ['a reference to nothing', changed('office: cwb, leaders', 'office: cbw, leaders'), ['cbw, leaders | city-unknown-office | 没有编号为“cbw”的办公室。相近的有：cwb。']],
    ['a circle', changed('office: cwb\npeople', 'office: cwb\n    superiors: [cgj]\npeople'), ['[cgj] | city-circle | 上下级绕成了圈：cgj、cgj。请改掉其中一个上级。']],
    ['a conflict of roles', changed('director]', 'director, admin, auditor]'), ['[clerk, disp | city-role-conflict | “lin”不能同时担任 admin（系统管理员）和 auditor（审计管理员）。请分给两个人。']],
    ['a tab', changed('    name: 市城管局', '\tname: 市城管局'), expect.arrayContaining(['\tname: 市城管局 | file-tab | 缩进里有制表符（Tab）。请全部改用空格。'])],
    ['a field twice', changed('    name: 市城管局\n', '    name: 市城管局\n    name: 城管\n'), ['name: 城管 | file-duplicate-key | 同一处把同一项写了两遍。请只留一个。']],
    ['an anchor', changed('[area-leader]', '&r [area-leader]'), ['&r [area-lea | file-not-plain | 不能使用引用、锚点、标签或指令（&r）。请把内容逐项写全；以 & * ! % 开头的文字请加引号。']],
    ['an alias', changed('[area-leader]', '*r'), ['*r, phone: " | file-not-plain | 不能使用引用、锚点、标签或指令（*r）。请把内容逐项写全；以 & * ! % 开头的文字请加引号。']],
    ['a tag', changed('name: 清川市', 'name: !!binary 5rA='), ['!!binary 5rA | file-not-plain | 不能使用引用、锚点、标签或指令（!!binary）。请把内容逐项写全；以 & * ! % 开头的文字请加引号。']],
    ['a quote that is not closed', changed('"8600001"', '"8600001'), expect.arrayContaining([expect.stringMatching(/ \| file-missing-sign \| /)])],
    ['a bracket that is not closed', changed('leaders: [lu] }', 'leaders: [lu }'), expect.arrayContaining([expect.stringMatching(/ \| file-(missing-sign|bad-indent|syntax) \| /)])],
    ['two colons in a line', changed('name: 市城管局', 'name: 城管: 市'), expect.arrayContaining(['城管: 市 | file-nested-colon | 一行里有两个“: ”。含有冒号的文字请加引号。'])],
    ['two documents', `${good}---\nid: other\n`, ['--- | file-many-documents | 一个文件只能写一份内容。请删去分隔行“---”以及它后面的内容。']],
    ['a NUL', changed('市城管局', '市\0局'), ['\0局 | file-control-character | 这里有看不见的控制字符（U+0000）。请删去后重新输入这一处。']],
    ['the name of every object as a field', changed('name: 清川市', 'name: 清川市\n__proto__: { id: x }'), ['__proto__: { | file-unknown-field | 没有“__proto__”这一项，请删去。这里可以写：id、name、offices、units、people、areas、categories。']],
    ['nothing in it', '', [' | file-empty | 文件里没有内容。']],
    ['only a list', '- a\n- b\n', ['- a | file-no-fields | 文件应当由若干“名称: 内容”组成，现在以 ["a","b"] 开头。请对照示例文件。']],
  ])('with %s says where, and what to write instead', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('with a problem in its last line says which line and column', () => {
    expect(problemsOf(changed('mode: immediate', 'mode: 立行立改'))).toMatchObject([{ line: 18, column: 72, path: 'categories[0].mode', code: 'file-unknown-value' }]);
  });
});

describe('a file that means harm or is not a city file at all', () => {
  it.each([
    ['in another encoding', new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xc7, 0xe5, 0xb4, 0xa8]), { line: 1, column: 1, code: 'file-not-utf8' }],
    ['larger than is read', new Uint8Array(largestFile + 1).fill(0x23), { line: 1, column: 1, code: 'file-too-large' }],
    ['nested without end', `id: ${'['.repeat(1_000_000)}`, { line: 1, code: 'file-too-complex' }],
    ['indented without end', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), { code: 'file-too-complex' }],
    ['with half a million signs', `id: [${'1,'.repeat(260_000)}]`, { line: 1, code: 'file-too-complex' }],
    ['with a text of a megabyte', changed('市城管局', '局'.repeat(350_000)), { line: 8, column: 11, code: 'file-too-long' }],
    ['with a field of a megabyte', changed('kind: department', `${'k'.repeat(1_000_000)}: department`), {}],
    ['a bomb of aliases', 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n', { line: 1, column: 4, code: 'file-not-plain' }],
  ])('%s is refused in few words', (_, content, expected) => {
    const problems = problemsOf(content);
    expect(problems[0]).toMatchObject(expected);
    expect(problems.length).toBeLessThan(10);
    expect(problems.filter((problem) => sentenceOf('zh-CN', problem).length > 250)).toEqual([]);
  });

  it('is never more than a list of problems, whatever stands in it', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 200 }), fc.json()), (content) => expect(problemsOf(content).length).toBeGreaterThan(0)));
  });

  it('is spoilt at one place, and read or refused, but never thrown at the reader', () => {
    const spoilt = fc.tuple(fc.nat(good.length), fc.nat(8), fc.string({ unit: 'binary', maxLength: 6 }));
    fc.assert(
      fc.property(spoilt, ([at, length, text]) => {
        const { value, problems } = parseCity(bytes(good.slice(0, at) + text + good.slice(at + length)));
        expect(value === undefined).toBe(problems !== undefined && problems.length > 0);
        expect((problems ?? []).filter(({ code, line, column }) => !isCode(code) || line < 1 || column < 1)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a path', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'city-file-'));
    await writeFile(join(folder, 'city.yaml'), good);
    await writeFile(join(folder, 'large.yaml'), Buffer.alloc(largestFile + 1, '#'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('leads to a city', async () => {
    expect((await readCity(join(folder, 'city.yaml'))).value?.id).toBe('qingchuan');
  });

  it.each([
    ['to nothing', 'gone.yaml', 'file-unreadable', { detail: 'ENOENT' }],
    ['to a folder', '.', 'file-unreadable', { detail: 'EISDIR' }],
    ['to a file that is too large', 'large.yaml', 'file-too-large', { most: 5 }],
  ])('leads %s, and that is said', async (_, name, code, facts) => {
    expect((await readCity(join(folder, name))).problems).toMatchObject([{ line: 1, column: 1, code, facts }]);
  });

  it('leads to a device without end, and only the beginning is read', async () => {
    expect((await readCity('/dev/zero')).problems).toMatchObject([{ code: 'file-too-large' }]);
  });
});

describe('the catalogue', () => {
  it('has a sentence for every code of a city file', () => {
    const sources = ['../domain/city/', './yaml/'].flatMap((folder) => {
      const url = new URL(folder, import.meta.url);
      return readdirSync(url).filter((name) => !name.endsWith('.test.ts')).map((name) => readFileSync(new URL(name, url), 'utf8'));
    });
    const codes = new Set([...sources.join('\n').matchAll(/'((?:file|city|bad|another)-[a-z0-9-]+)'/g)].flatMap(([, code]) => code ?? []));
    expect(codes.size).toBeGreaterThan(30);
    expect([...codes].filter((code) => !isCode(code))).toEqual([]);
  });
});
