import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Words } from './locale.ts';
import { webWords } from './web.ts';

it('holds the words of every area, and none of them twice', async () => {
  const files = readdirSync('libs/catalogue/web');
  const areas: Readonly<Record<string, Words<string>>>[] = await Promise.all(files.map((file) => import(`./web/${file}`)));
  const words = areas.flatMap((area) => Object.values(area)).flatMap((one) => Object.keys(one['zh-CN']));
  expect(words.length).toBeGreaterThan(250);
  expect(words.toSorted()).toEqual(Object.keys(webWords['zh-CN']).toSorted());
});
