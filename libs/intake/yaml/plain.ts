import { Composer, CST, Lexer, LineCounter, Parser } from 'yaml';
import type { Document } from 'yaml';
import type { Facts } from '#domain/refusal';

/** A document with the means to say on which line a node stands. */
export type Composed = Readonly<{ document: Document.Parsed; lines: LineCounter }>;

/** What is wrong at a place of the text, counted in UTF-16 code units from its start. */
export type Mishap = Readonly<{ offset: number; code: string; facts: Facts }>;

/** Nobody writes these by hand; a file beyond them would exhaust the stack or the memory of the composer. */
const deepest = 40;
const mostLexemes = 500_000;

/** What the office does not need and what can be turned into a bomb or a surprise. */
const notPlain: readonly (string | null)[] = ['alias', 'anchor', 'tag', 'directive-line'];
const scalarMark = '\u001f';

/** Composes one plain YAML document: no anchors, aliases, tags or directives, not nested beyond reason. Mishaps are those of the text, not of its meaning. */
export function composePlain(text: string): Readonly<{ composed: Composed; mishaps: readonly Mishap[] }> | Readonly<{ mishaps: readonly [Mishap, ...Mishap[]] }> {
  const lines = new LineCounter();
  const read = tokensOf(text, lines);
  if ('mishap' in read) return { mishaps: [read.mishap] };
  const [document, ...more] = new Composer({ lineCounter: lines, prettyErrors: false }).compose(read.tokens, true, text.length);
  if (!document) return { mishaps: [{ offset: 0, code: 'file-empty', facts: {} }] };
  const second = more[0] ? [{ offset: more[0].range[0], code: 'file-many-documents', facts: {} }] : [];
  return { composed: { document, lines }, mishaps: [...document.errors.map(mishapOf), ...second] };
}

function tokensOf(text: string, lines: LineCounter): Readonly<{ tokens: readonly CST.Token[] }> | Readonly<{ mishap: Mishap }> {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let count = 0;
  let inScalar = false;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    if (!inScalar && notPlain.includes(CST.tokenType(lexeme))) return { mishap: { offset, code: 'file-not-plain', facts: { value: lexeme.slice(0, 40) } } };
    inScalar = lexeme === scalarMark;
    tokens.push(...parser.next(lexeme));
    count += 1;
    if (parser.stack.length > deepest || count > mostLexemes) return { mishap: { offset, code: 'file-too-complex', facts: {} } };
  }
  return { tokens: [...tokens, ...parser.end()] };
}

const codes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'file-tab',
  DUPLICATE_KEY: 'file-duplicate-key',
  MISSING_CHAR: 'file-missing-sign',
  BAD_INDENT: 'file-bad-indent',
  BLOCK_AS_IMPLICIT_KEY: 'file-nested-colon',
  MULTIPLE_DOCS: 'file-many-documents',
};

const mishapOf = ({ code, pos, message }: Document.Parsed['errors'][number]): Mishap => ({
  offset: pos[0],
  code: codes[code] ?? 'file-syntax',
  facts: { detail: message.slice(0, 120) },
});
