import { EvidenceProblem } from './problem.ts';

/** One field of a directory: how its values are written, how many there are, and where. */
type Field = Readonly<{ type: number; count: number; at: number }>;
/** The fields of a TIFF directory by their tags. */
export type Directory = ReadonlyMap<number, Field>;

const ascii = 2;
/** Bytes of one value, by the type of the field. */
const widths: Readonly<Record<number, number>> = { 1: 1, [ascii]: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const fieldLength = 12;

const broken = (): EvidenceProblem => new EvidenceProblem('evidence-broken-exif');

/** The TIFF structure in which cameras write. Whatever points outside the block throws EvidenceProblem `evidence-broken-exif`; nothing is followed twice. */
export class Tiff {
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer) {
    const order = bytes.toString('latin1', 0, 2);
    this.#bytes = bytes;
    this.#little = order === 'II';
    if ((order !== 'II' && order !== 'MM') || this.#short(2) !== 42) throw broken();
  }

  /** The first directory. */
  root(): Directory {
    return this.#directory(this.#long(4));
  }

  /** The directory to which a field of another leads; empty when there is no such field. */
  below(directory: Directory, tag: number): Directory {
    const field = directory.get(tag);
    return field === undefined ? new Map() : this.#directory(this.#long(field.at));
  }

  /** A text up to its NUL, without what cannot be shown. */
  text(directory: Directory, tag: number): string | undefined {
    const found = this.#values(directory, tag);
    if (found?.type !== ascii) return undefined;
    const text = this.#bytes.toString('utf8', found.at, found.at + Math.min(found.count, 200)).split('\0')[0] ?? '';
    return text.toWellFormed().replaceAll(/\p{Cc}/gu, ' ').trim();
  }

  /** Up to three numbers: degrees, minutes, seconds. */
  numbers(directory: Directory, tag: number): readonly number[] {
    const found = this.#values(directory, tag);
    return found === undefined ? [] : Array.from({ length: Math.min(found.count, 3) }, (_, n) => this.#number(found.type, found.at + n * (widths[found.type] ?? 1)));
  }

  #directory(at: number): Directory {
    const fields = Array.from({ length: this.#short(at) }, (_, n) => at + 2 + n * fieldLength);
    return new Map(fields.map((field) => [this.#short(field), { type: this.#short(field + 2), count: this.#long(field + 4), at: field + 8 }]));
  }

  /** A field with the place of its values: in the field itself when they are short. */
  #values(directory: Directory, tag: number): Field | undefined {
    const field = directory.get(tag);
    const length = (widths[field?.type ?? 0] ?? 0) * (field?.count ?? 0);
    if (field === undefined || length === 0) return undefined;
    const at = length <= 4 ? field.at : this.#long(field.at);
    return { ...field, at: this.#inside(at, length) };
  }

  #number(type: number, at: number): number {
    if (type === 3) return this.#short(at);
    return type === 5 || type === 10 ? this.#long(at) / this.#long(at + 4) : this.#long(at);
  }

  #short(at: number): number {
    return this.#little ? this.#bytes.readUInt16LE(this.#inside(at, 2)) : this.#bytes.readUInt16BE(this.#inside(at, 2));
  }

  #long(at: number): number {
    return this.#little ? this.#bytes.readUInt32LE(this.#inside(at, 4)) : this.#bytes.readUInt32BE(this.#inside(at, 4));
  }

  #inside(at: number, length: number): number {
    if (at + length > this.#bytes.length) throw broken();
    return at;
  }
}
