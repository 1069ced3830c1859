import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo of a telephone: a gradient, so that turning it is seen; with what its camera wrote. */
export async function jpeg({ width = 64, height = 48, camera = true }: Readonly<{ width?: number; height?: number; camera?: boolean }> = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3, 90);
  for (let at = 0; at < pixels.length / 2; at += 1) pixels[at] = 200;
  const plain = sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg();
  if (!camera) return plain.toBuffer();
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '34/1 30/1 7567/1000', GPSLongitudeRef: 'E', GPSLongitude: '109/1 30/1 3528/100' };
  return plain.withExif({ IFD0: { Make: 'HUAWEI', Model: 'ALN-AL80' }, IFD2: { DateTimeOriginal: '2026:10:13 08:30:00', OffsetTimeOriginal: '+08:00' }, IFD3: gps }).withMetadata({ orientation: 6 }).toBuffer();
}

export const png = (width: number, height: number): Promise<Buffer> => sharp({ create: { width, height, channels: 3, background: '#347' } }).png().toBuffer();

/** A photo whose block of camera facts points outside itself. */
export async function jpegWithBrokenExif(): Promise<Buffer> {
  const photo = await jpeg();
  const tiff = photo.indexOf('Exif\0\0') + 6;
  const little = photo.toString('latin1', tiff, tiff + 2) === 'II';
  if (little) photo.writeUInt32LE(0x00ff_ffff, tiff + 4);
  else photo.writeUInt32BE(0x00ff_ffff, tiff + 4);
  return photo;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A few hundred bytes that declare to be a picture of any size. */
export function pngFlood(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngChunk('IHDR', header), pngChunk('IDAT', deflateRawSync(Buffer.alloc(1000))), pngChunk('IEND', Buffer.alloc(0))]);
}

/** One file of an archive; `declared` lies about its size, `at` about where it is, `encrypted` says that it is. */
export type Zipped = Readonly<{ name: string; content?: string | Buffer; declared?: number; at?: number; encrypted?: boolean }>;

/** A ZIP archive, as bad as it is asked to be. */
export function zip(files: readonly Zipped[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = 'x', declared, at, encrypted = false } of files) {
    const [plain, names] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(plain);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(encrypted ? 1 : 0, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(declared ?? plain.length, 18);
    facts.writeUInt16LE(names.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, names, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at ?? offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, names]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A Word file as far as its directory goes. */
export const docx = (...more: readonly Zipped[]): Buffer => zip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: '<w:document/>' }, ...more]);

/** A compound file (old Office, WPS) with these names in its directory. */
export function compoundFile(...names: readonly string[]): Buffer {
  const sectorSize = 512;
  const header = Buffer.alloc(sectorSize);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sectorSize, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(sectorSize);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    directory.write(name, index * 128, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, index * 128 + 64);
  }
  return Buffer.concat([header, table, directory]);
}

/** A box of an ISO media file. */
export function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A film as far as its boxes go. */
export const movie = (brand = 'isom', bytes = 1000): Buffer => Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0`, 'latin1')), box('moov', Buffer.alloc(32)), box('mdat', Buffer.alloc(bytes, 7))]);

export const pdf = (): Buffer => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n', 'latin1');
