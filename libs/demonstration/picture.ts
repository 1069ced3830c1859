import sharp from 'sharp';
import { chanceFrom, type Chance } from './chance.ts';

/** What a picture shows: a place as it was found, or the same place put right. */
export type Moment = 'before' | 'after';

const width = 640;
const height = 480;
const kerb = 330;

const walls = ['#c9b79c', '#b8a48a', '#a9b3b9', '#d3c4ae', '#9fa8a3'] as const;
const rubbish = ['#5b4a3a', '#2f3437', '#7a6a4f', '#8f8b80', '#3d5a6c', '#94653f'] as const;

const rect = (x: number, y: number, wide: number, high: number, fill: string): string => `<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="${fill}"/>`;
const ellipse = (x: number, y: number, rx: number, ry: number, fill: string): string => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

/** A house with its windows behind a pavement. */
function street(chance: Chance): string {
  const top = chance.between(60, 130);
  const columns = chance.between(5, 8);
  const wide = Math.floor((width - 80) / columns);
  const windows = Array.from({ length: columns * 2 }, (_, index) => rect(40 + (index % columns) * wide, top + 30 + Math.floor(index / columns) * 80, wide - 24, 52, '#56707f'));
  return [rect(0, 0, width, height, '#cfdde6'), rect(20, top, width - 40, kerb - top, chance.pick(walls)), ...windows, rect(0, kerb, width, 60, '#a7a49e'), rect(0, kerb + 60, width, height, '#6a6b6d')].join('');
}

/** Bags, boxes and a puddle, left on the pavement. */
function heap(chance: Chance): string {
  const middle = chance.between(180, 460);
  const bag = (): string => ellipse(middle + chance.between(-110, 110), kerb + chance.between(5, 55), chance.between(14, 34), chance.between(10, 24), chance.pick(rubbish));
  const box = (): string => rect(middle + chance.between(-130, 110), kerb + chance.between(-30, 35), chance.between(20, 46), chance.between(16, 34), chance.pick(rubbish));
  return [ellipse(middle + 20, kerb + 74, 150, 16, '#4b5054'), ...Array.from({ length: 14 }, bag), ...Array.from({ length: 6 }, box)].join('');
}

/** A swept pavement with a tree and a bin. */
function order(chance: Chance): string {
  const tree = chance.between(90, 250);
  const bin = chance.between(400, 560);
  return [rect(tree - 5, kerb - 70, 10, 80, '#6b5138'), ellipse(tree, kerb - 95, 42, 48, '#5f8f57'), rect(bin, kerb - 22, 34, 46, '#2f7d5b'), rect(bin - 3, kerb - 28, 40, 8, '#265f47'), rect(0, kerb + 26, width, 6, '#d8b44a')].join('');
}

/** Draws a place as a JPEG; the same number gives the same place before and after. */
export function pictureOf(place: number, moment: Moment): Promise<Buffer> {
  const chance = chanceFrom(place);
  const scene = street(chance) + (moment === 'before' ? heap(chance) : order(chance));
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${scene}</svg>`)).jpeg({ quality: 72 }).toBuffer();
}
