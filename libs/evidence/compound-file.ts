import type { MediaType } from './media-type.ts';
import type { PartOfFile } from './part-of-file.ts';
import { EvidenceProblem } from './problem.ts';

/** Sector numbers that mean something else. */
const lastRegular = 0xfffffffa;
const endOfChain = 0xfffffffe;
const entryLength = 128;
/** Sectors of the directory at most: a document of Office has a few dozen entries. */
const mostSectors = 256;
const sectorsInHeader = 109;

const broken = (): EvidenceProblem => new EvidenceProblem('evidence-broken-office');

/**
 * Which document of old Office, or of WPS, a compound file (MS-CFB) is, by the names in its directory; undefined for any other. Throws
 * EvidenceProblem `evidence-broken-office`, `evidence-encrypted` or `evidence-macros`.
 */
export async function compoundType(parts: PartOfFile): Promise<MediaType | undefined> {
  const names = await entryNames(parts);
  if (names.has('EncryptedPackage')) throw new EvidenceProblem('evidence-encrypted');
  if (names.has('_VBA_PROJECT') || names.has('_VBA_PROJECT_CUR')) throw new EvidenceProblem('evidence-macros');
  if (names.has('WordDocument')) return 'application/msword';
  if (names.has('Workbook') || names.has('Book')) return 'application/vnd.ms-excel';
  return names.has('PowerPoint Document') ? 'application/vnd.ms-powerpoint' : undefined;
}

async function entryNames(parts: PartOfFile): Promise<ReadonlySet<string>> {
  const header = await parts.read(0, 512);
  if (header.length < 512) throw broken();
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken();
  const sectorSize = 2 ** shift;
  const sector = async (n: number): Promise<Buffer> => {
    const bytes = n > lastRegular ? Buffer.alloc(0) : await parts.read((n + 1) * sectorSize, sectorSize);
    if (bytes.length === 0) throw broken();
    return bytes;
  };
  const names = new Set<string>();
  let next = header.readUInt32LE(48);
  for (let n = 0; next !== endOfChain; n += 1) {
    if (n > mostSectors) throw broken();
    for (const name of namesIn(await sector(next))) names.add(name);
    next = await following(header, sector, sectorSize, next);
  }
  return names;
}

/** The sector after another, by the allocation table, whose first sectors the header lists. */
async function following(header: Buffer, sector: (n: number) => Promise<Buffer>, sectorSize: number, n: number): Promise<number> {
  const perSector = sectorSize / 4;
  const index = Math.floor(n / perSector);
  if (index >= sectorsInHeader) throw broken();
  const table = await sector(header.readUInt32LE(76 + index * 4));
  const at = (n % perSector) * 4;
  if (at + 4 > table.length) throw broken();
  return table.readUInt32LE(at);
}

function namesIn(sector: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + entryLength <= sector.length; at += entryLength) {
    const bytes = sector.readUInt16LE(at + 64);
    if (bytes >= 2 && bytes <= 64) names.push(sector.toString('utf16le', at, at + bytes - 2));
  }
  return names;
}
