import type { PartOfFile } from './part-of-file.ts';
import { EvidenceProblem } from './problem.ts';

/** One file of an archive as its directory declares it; sizes in bytes. */
export type ZipEntry = Readonly<{ name: string; compressed: number; size: number; at: number; encrypted: boolean }>;

const endRecord = { signature: 0x06054b50, length: 22, longestComment: 65_535 };
const centralRecord = { signature: 0x02014b50, length: 46 };
const localRecordLength = 30;

/** An Office file has some hundred parts. */
const mostEntries = 10_000;
const mostDirectoryBytes = 4 * 1024 * 1024;
/** The most bytes that an archive may unpack to; and how many times its own size, once that is more than a small file. */
const mostUnpacked = 400 * 1024 * 1024;
const mostRatio = 150;
const smallUnpacked = 20 * 1024 * 1024;

const broken = (): EvidenceProblem => new EvidenceProblem('evidence-broken-office');

/**
 * The directory of a ZIP archive, from its end, without unpacking anything. Throws EvidenceProblem: `evidence-broken-office` when it does
 * not add up, `evidence-bomb` when it declares to become too large or holds the same bytes twice, `evidence-archive-path` when a name leaves the archive.
 */
export async function zipDirectory(parts: PartOfFile): Promise<readonly ZipEntry[]> {
  const { count, size, at } = await endOf(parts);
  if (count > mostEntries || size > mostDirectoryBytes) throw new EvidenceProblem('evidence-bomb');
  if (at + size > parts.size) throw broken();
  const entries = entriesIn(await parts.read(at, size), count);
  checkPaths(entries);
  checkOverlap(entries, at);
  checkSizes(entries, parts.size);
  return entries;
}

async function endOf(parts: PartOfFile): Promise<Readonly<{ count: number; size: number; at: number }>> {
  const from = Math.max(0, parts.size - endRecord.length - endRecord.longestComment);
  const tail = await parts.read(from, parts.size - from);
  for (let at = tail.length - endRecord.length; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endRecord.signature || at + endRecord.length + tail.readUInt16LE(at + 20) !== tail.length) continue;
    if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== tail.readUInt16LE(at + 10)) throw broken();
    return { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) };
  }
  throw broken();
}

function entriesIn(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + centralRecord.length > directory.length || directory.readUInt32LE(at) !== centralRecord.signature) throw broken();
    const [nameLength, rest] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)];
    const name = directory.toString('utf8', at + centralRecord.length, at + centralRecord.length + nameLength);
    entries.push({ name, compressed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), at: directory.readUInt32LE(at + 42), encrypted: directory.readUInt16LE(at + 8) % 2 === 1 });
    at += centralRecord.length + nameLength + rest;
  }
  if (at > directory.length) throw broken();
  return entries;
}

function checkPaths(entries: readonly ZipEntry[]): void {
  if (entries.some(({ name }) => /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/iu.test(name) || name.includes('\u0000'))) throw new EvidenceProblem('evidence-archive-path');
}

/** Entries that share bytes are how a small archive declares a huge content. */
function checkOverlap(entries: readonly ZipEntry[], directoryAt: number): void {
  let end = 0;
  for (const { at, compressed, name } of entries.toSorted((one, other) => one.at - other.at)) {
    if (at < end) throw new EvidenceProblem('evidence-bomb');
    end = at + localRecordLength + Buffer.byteLength(name) + compressed;
  }
  if (end > directoryAt) throw broken();
}

function checkSizes(entries: readonly ZipEntry[], own: number): void {
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > mostUnpacked || (unpacked > smallUnpacked && unpacked > own * mostRatio)) throw new EvidenceProblem('evidence-bomb');
}
