import type { Words } from './locale.ts';

/** What is wrong with what somebody keeps on the own desk: views and drafts. */
const zh = {
  'too-many-views': '最多保存 {most} 个视图。请先删除不用的。',
  'unknown-view': '没有这个名称的视图。',
  'too-many-drafts': '未提交的草稿已有 {most} 份，请先提交或清除不用的；刚填写的内容仍保存在本机。',
  'draft-too-long': '草稿太长（超过 {most} 个字符），没有同步到服务器；填写的内容仍保存在本机。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'too-many-views': 'At most {most} views are kept. Delete one that is not needed.',
  'unknown-view': 'There is no view of this name.',
  'too-many-drafts': 'There are {most} unfinished forms already. Send or clear some; what was typed is still kept on this device.',
  'draft-too-long': 'The draft is longer than {most} characters and was not kept on the server; it is still kept on this device.',
};

export const personsDeskWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
