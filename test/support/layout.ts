import type { Page } from 'playwright-core';

/** What reaches beyond the window and is not in a box that scrolls by itself. */
const beyond = `[...document.querySelectorAll('body *')].filter((one) => {
  if (one.getBoundingClientRect().width === 0 || one.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let box = one.parentElement; box !== null; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible') return false;
  return true;
}).map((one) => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 30)).slice(0, 5)`;

/** What makes a page wider than its window; nothing where it fits. */
export async function overflow(page: Page): Promise<readonly string[]> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [...(wider > 0 ? [`the page, by ${wider} pixels`] : []), ...(await page.evaluate<readonly string[]>(beyond))];
}

/** The lines of text in sight, each with its box cut to those of the boxes that scroll, and whether it stays while the page scrolls. */
const lines = `(() => {
  const lines = [];
  const known = new Map([[document.body, { layer: document.body, left: 0, right: Infinity, top: -Infinity, bottom: Infinity }]]);
  const frameOf = (box) => {
    const found = known.get(box);
    if (found !== undefined) return found;
    const frame = { ...frameOf(box.parentElement) };
    const { position, overflowX, overflowY } = getComputedStyle(box);
    if (frame.layer === document.body && (position === 'fixed' || position === 'sticky')) frame.layer = box;
    if (overflowX !== 'visible' || overflowY !== 'visible') {
      const at = box.getBoundingClientRect();
      Object.assign(frame, { left: Math.max(frame.left, at.left), right: Math.min(frame.right, at.right), top: Math.max(frame.top, at.top), bottom: Math.min(frame.bottom, at.bottom) });
    }
    known.set(box, frame);
    return frame;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
    const said = text.data.trim();
    const parent = text.parentElement;
    if (said === '' || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || parent.closest('[aria-hidden=true], .ant-select, svg') !== null) continue;
    const { layer, left, right, top, bottom } = frameOf(parent);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const at of range.getClientRects()) {
      const line = { left: Math.max(at.left, left), right: Math.min(at.right, right), top: Math.max(at.top, top), bottom: Math.min(at.bottom, bottom) };
      if (line.right - line.left > 2 && line.bottom - line.top > 4) lines.push({ ...line, layer, text, said: said.slice(0, 24) });
    }
  }
  return lines;
})()`;

/** Pairs of texts of which one is written over the other. */
const over = `(() => {
  const all = ${lines}.sort((one, other) => one.top - other.top);
  const found = [];
  all.forEach((one, place) => {
    for (const other of all.slice(place + 1)) {
      if (other.top >= one.bottom) break;
      if (other.layer !== one.layer || other.text === one.text) continue;
      const [wide, high] = [Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - other.top];
      if (wide > 3 && high > 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)) found.push(one.said + ' / ' + other.said);
    }
  });
  return found.slice(0, 8);
})()`;

/** Texts that their box cuts off, and no way to see the rest. What is there only to be read aloud has no size. */
const cut = `[...document.querySelectorAll('body *')].filter((one) => {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
  if (!['hidden', 'clip'].includes(overflowX) || textOverflow === 'ellipsis' || one.clientWidth < 4 || one.clientHeight < 4 || one.textContent.trim() === '' || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || one.closest('[aria-hidden=true], .ant-select, .ant-scroll-number') !== null) return false;
  return one.scrollWidth > one.clientWidth + 1 || (['hidden', 'clip'].includes(overflowY) && one.scrollHeight > one.clientHeight + 2);
}).map((one) => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 30)).slice(0, 5)`;

/** What is wrong in the layout of a page: wider than its window, text over text, text cut off. */
export async function misplaced(page: Page): Promise<readonly string[]> {
  const [texts, ends] = [await page.evaluate<readonly string[]>(over), await page.evaluate<readonly string[]>(cut)];
  return [...(await overflow(page)).map((one) => `too wide: ${one}`), ...texts.map((one) => `one over the other: ${one}`), ...ends.map((one) => `cut off: ${one}`)];
}
