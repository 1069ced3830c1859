import type { Values } from './values.ts';

const place = (name: string): string => `xiaohao.draft.${name}`;

/** What was typed and not sent yet stays on this machine, also when the session ends or the window is closed. */
export function draftOf(name: string): Values | undefined {
  const text = localStorage.getItem(place(name));
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const keepDraft = (name: string, values: Values): void => localStorage.setItem(place(name), JSON.stringify(values));
export const dropDraft = (name: string): void => localStorage.removeItem(place(name));
