import type { Words } from '../locale.ts';

const zh = {
  offline: '连不上服务器。您填写的内容还在，请检查网络后再试。',
  unreadable: '服务器的答复无法识别，请稍后再试。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  offline: 'The server cannot be reached. What you typed is still here; check the network and try again.',
  unreadable: 'The answer of the server cannot be read. Try again later.',
};

/** The words of whoever asks the server. */
export const connectionWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
