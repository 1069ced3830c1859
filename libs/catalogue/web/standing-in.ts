import type { Words } from '../locale.ts';

/** In whose name somebody acts, at the desk and on the phone. */
const zh = {
  'acting-for': '{deputy}代{principal}',
  'standing-in-for': '代{principal}',
  'act-as': '以谁的名义办理',
  'act-as-oneself': '本人',
  'm-as-todo': '待办（含代{principal}的）',
  'm-as-over': '{principal}的代理已结束，现在以本人名义办理。',
  'm-as-known': '知道了',
  'm-as-only': '可代{principals}办理：请在页面上方选择。',
  'm-as-not': '不能代{principal}办理。',
  'm-as-own': '可以本人名义办理：请在页面上方选择。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'acting-for': '{deputy} for {principal}',
  'standing-in-for': 'for {principal}',
  'act-as': 'In whose name',
  'act-as-oneself': 'My own',
  'm-as-todo': 'To do, with what waits for {principal}',
  'm-as-over': 'You stand in for {principal} no more; you act in your own name now.',
  'm-as-known': 'Understood',
  'm-as-only': 'You may do this for {principals}: choose at the top of the page.',
  'm-as-not': 'Not for {principal}.',
  'm-as-own': 'You may do this in your own name: choose at the top of the page.',
};

export const standingInWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
