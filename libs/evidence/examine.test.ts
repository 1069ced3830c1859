import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { isCode, sentences } from '#catalogue/sentence';
import { examine } from './examine.ts';
import { checkedName } from './file-name.ts';
import { redraw } from './photo.ts';
import { evidenceCodes, EvidenceProblem } from './problem.ts';
import { compoundFile, docx, jpeg, jpegWithBrokenExif, movie, pdf, png, pngFlood, zip } from './test-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));
let number = 0;

function written(content: Buffer): string {
  const file = join(folder, `${(number += 1)}`);
  writeFileSync(file, content);
  return file;
}

const examined = (name: string, content: Buffer) => examine(written(content), name);
const refusal = (name: string, content: Buffer): Promise<string> => examined(name, content).then(({ type }) => type, (error: unknown) => (error instanceof EvidenceProblem ? error.code : String(error)));

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types = { name: '[Content_Types].xml' };

describe('a file that is taken', () => {
  it.each([
    ['IMG_1.JPG', 'image/jpeg', () => jpeg()],
    ['图.png', 'image/png', () => png(20, 10)],
    ['a.webp', 'image/webp', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).webp().toBuffer()],
    ['a.gif', 'image/gif', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).gif().toBuffer()],
    ['image', 'image/jpeg', () => jpeg()],
    ['巡查.mp4', 'video/mp4', () => movie()],
    ['IMG_2.MOV', 'video/quicktime', () => movie('qt  ')],
    ['函.pdf', 'application/pdf', () => pdf()],
    ['方案.docx', word, () => docx()],
    ['台账.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', () => zip([types, { name: 'xl/workbook.xml' }])],
    ['汇报.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', () => zip([types, { name: 'ppt/presentation.xml' }])],
    ['公文.ofd', 'application/ofd', () => zip([{ name: 'OFD.xml' }])],
    ['通知.doc', 'application/msword', () => compoundFile('WordDocument')],
    ['通知.wps', 'application/msword', () => compoundFile('1Table', 'WordDocument')],
    ['台账.et', 'application/vnd.ms-excel', () => compoundFile('Workbook')],
    ['汇报.ppt', 'application/vnd.ms-powerpoint', () => compoundFile('PowerPoint Document')],
  ])('%s is %s by its content', async (name, type, content) => {
    expect((await examined(name, await content())).type).toBe(type);
  });

  it('tells the size of a photo upright, and what its camera wrote', async () => {
    expect(await examined('a.jpg', await jpeg())).toEqual({ type: 'image/jpeg', width: 48, height: 64, camera: { takenAt: '2026-10-13T08:30:00+08:00', latitude: 34.5021, longitude: 109.5098, device: 'HUAWEI ALN-AL80' } });
  });

  it('may be a photo without any word of its camera', async () => {
    expect(await examined('a.jpg', await jpeg({ camera: false }))).toEqual({ type: 'image/jpeg', width: 64, height: 48, camera: {} });
  });
});

describe('a file that is refused', () => {
  const bad: readonly (readonly [string, string, string, () => Buffer | Promise<Buffer>])[] = [
    ['nothing', 'a.jpg', 'evidence-empty', () => Buffer.alloc(0)],
    ['an SVG with a script', 'a.svg', 'evidence-active-content', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['an SVG that calls itself a photo', 'a.png', 'evidence-active-content', () => Buffer.from('\n  <svg onload="alert(1)"/>')],
    ['a page', 'a.jpg', 'evidence-active-content', () => Buffer.from('\ufeff<!DOCTYPE html><script>alert(1)</script>')],
    ['a program', 'a.exe', 'evidence-type', () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a text', 'a.txt', 'evidence-type', () => Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR')],
    ['an archive', 'a.zip', 'evidence-type', () => zip([{ name: 'photos/1.jpg' }])],
    ['a compound file of another program', 'a.msi', 'evidence-type', () => compoundFile('!Property')],
    ['a HEIC photo', 'IMG_3.HEIC', 'evidence-heic', () => movie('heic')],
    ['a PDF called a photo', 'a.jpg', 'evidence-wrong-extension', () => pdf()],
    ['a photo called a program', 'a.exe', 'evidence-wrong-extension', () => jpeg()],
    ['a spreadsheet called a text', 'a.docx', 'evidence-wrong-extension', () => zip([types, { name: 'xl/workbook.xml' }])],
    ['a flood of pixels', 'a.png', 'evidence-too-many-pixels', () => pngFlood(60_000, 60_000)],
    ['a photo that was cut off in its header', 'a.jpg', 'evidence-broken-photo', async () => (await jpeg({ camera: false })).subarray(0, 40)],
    ['a GIF that is a script', 'a.gif', 'evidence-broken-photo', () => Buffer.from('GIF89a/*\u0000\u0000*/=1;alert(1);', 'latin1')],
    ['camera facts that point outside', 'a.jpg', 'evidence-broken-exif', () => jpegWithBrokenExif()],
    ['a film without an index', 'a.mp4', 'evidence-broken-video', () => movie().subarray(0, 24)],
    ['a film that was cut off', 'a.mp4', 'evidence-broken-video', () => movie().subarray(0, 500)],
    ['a PDF that was cut off', 'a.pdf', 'evidence-broken-pdf', () => pdf().subarray(0, 30)],
    ['an Office file that was cut off', 'a.docx', 'evidence-broken-office', () => docx().subarray(0, -8)],
    ['an Office file with something behind it', 'a.docx', 'evidence-broken-office', () => Buffer.concat([docx(), Buffer.from('<script>')])],
    ['an old Office file whose directory runs in a circle', 'a.doc', 'evidence-broken-office', () => circling()],
    ['an archive that unpacks to gigabytes', 'a.docx', 'evidence-bomb', () => docx({ name: 'word/media/1.bin', declared: 3_000_000_000 })],
    ['an archive that packs too well', 'a.xlsx', 'evidence-bomb', () => zip([types, { name: 'xl/sheet1.xml', content: Buffer.alloc(30 * 1024 * 1024) }])],
    ['an archive whose files share bytes', 'a.docx', 'evidence-bomb', () => docx({ name: 'word/2.xml', at: 0 }, { name: 'word/3.xml', at: 0 })],
    ['an archive of very many files', 'a.docx', 'evidence-bomb', () => zip(Array.from({ length: 10_001 }, (_, n) => ({ name: `word/${n}` })))],
    ['a path that leaves the archive', 'a.docx', 'evidence-archive-path', () => docx({ name: '../../etc/passwd' })],
    ['a path from the root', 'a.docx', 'evidence-archive-path', () => docx({ name: 'C:\\windows\\system32\\a.dll' })],
    ['macros', 'a.docx', 'evidence-macros', () => docx({ name: 'word/vbaProject.bin' })],
    ['macros of old', 'a.xls', 'evidence-macros', () => compoundFile('Workbook', '_VBA_PROJECT_CUR')],
    ['a password', 'a.docx', 'evidence-encrypted', () => compoundFile('EncryptionInfo', 'EncryptedPackage')],
    ['an encrypted part', 'a.docx', 'evidence-encrypted', () => docx({ name: 'word/2.xml', encrypted: true })],
  ];

  it.each(bad)('is %s (%s: %s)', async (_, name, code, content) => {
    expect(await refusal(name, await content())).toBe(code);
  });

  it('is a photo whose pixels stop in the middle, when it is drawn anew', async () => {
    const photo = await jpeg({ width: 400, height: 300, camera: false });
    const file = written(photo.subarray(0, photo.length - 300));
    await expect(redraw(file, { copy: join(folder, 'copy'), thumbnail: join(folder, 'thumbnail') })).rejects.toMatchObject({ code: 'evidence-broken-photo' });
  });

  it.each(['', '  ', '..', '../../etc/passwd', 'C:\\Users\\a.jpg', '/etc/passwd', 'a\u0000.jpg', 'photo\u202Egpj.exe', 'a"b.jpg', 'x'.repeat(201), '\ud800.jpg'])('has a name such as %j', (name) => {
    expect(() => checkedName(name)).toThrow('evidence-file-name');
  });

  it('has a sentence in Chinese that says what to do, for every code', () => {
    expect(evidenceCodes.filter((code) => !isCode(code) || !/请|可以上传/.test(sentences['zh-CN'][code]))).toEqual([]);
  });
});

/** A directory whose only sector follows itself. */
function circling(): Buffer {
  const file = compoundFile('WordDocument');
  file.writeUInt32LE(1, 512 + 4);
  return file;
}

describe('the copy of a photo', () => {
  it('is upright and holds nothing but its pixels', async () => {
    const [copy, thumbnail] = [join(folder, 'c.jpg'), join(folder, 't.jpg')];
    const original = Buffer.concat([await jpeg({ width: 1000, height: 600 }), Buffer.from('<script>alert(1)</script>')]);
    await redraw(written(original), { copy, thumbnail });
    const { width, height, exif, icc, xmp, orientation } = await sharp(copy).metadata();
    expect({ width, height, exif, icc, xmp, orientation }).toEqual({ width: 600, height: 1000, exif: undefined, icc: undefined, xmp: undefined, orientation: undefined });
    expect((await sharp(thumbnail).metadata()).height).toBe(480);
    for (const file of [copy, thumbnail]) expect((await sharp(file).toBuffer()).includes('script')).toBe(false);
  });

  it('is drawn for several at once', async () => {
    const file = written(await jpeg({ width: 800, height: 600 }));
    const all = Array.from({ length: 6 }, (_, n) => ({ copy: join(folder, `c${n}`), thumbnail: join(folder, `t${n}`) }));
    await Promise.all(all.map((to) => redraw(file, to)));
    expect(await Promise.all(all.map(async ({ thumbnail }) => (await sharp(thumbnail).metadata()).height))).toEqual(all.map(() => 480));
  });
});
