import type { Words } from './locale.ts';

/** Why a batch cannot be taken as a whole. */
const zh = {
  'batch-too-large': '一次最多办理 {most} 件。请缩小筛选范围，或分几次选择。',
  'not-in-batches': '“{command:command}”要逐件办理：它说的是一个地点或一条记录的情况。请打开案件办理。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'batch-too-large': 'A batch holds {most} cases at most. Narrow the filter, or choose in several goes.',
  'not-in-batches': '"{command:command}" is done case by case: it tells about one place or one entry. Open the case.',
};

export const batchWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
