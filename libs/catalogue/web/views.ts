import type { Words } from '../locale.ts';

const zh = {
  'own-views': '我保存的视图',
  'save-view': '保存当前视图',
  'view-name': '视图名称',
  'view-kept': '视图已保存',
  'drop-view': '删除视图 {name}',
  'views-keep': '保存',
  'views-full': '最多保存 {n} 个视图',
  'new-since': '有新动态',
  'not-opened': '未看',
  'read-by': '已读 {n} 人',
  'read-by-what': '最近一次变动以后看过本案的人数；共有 {ever} 人看过。',
  'read-who': '谁看过',
  'read-up-to': '看到第 {version} 条',
  'read-all': '已看最新',
  'share-opened': '交办已查看：{who} · {at}',
  'share-not-opened': '交办尚未查看',
  'draft-elsewhere': '已接上您在另一台设备上填写的内容（{at} 保存）。',
  'draft-newer': '您在另一台设备上另有一份草稿（{at} 保存）。本机的内容未动。',
  'draft-replaced': '您在另一台设备上 {at} 保存过的草稿，已被本机刚才的填写覆盖。',
  'draft-take': '改用那一份',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'own-views': 'My saved views',
  'save-view': 'Save this view',
  'view-name': 'Name of the view',
  'view-kept': 'View saved',
  'drop-view': 'Delete the view {name}',
  'views-keep': 'Save',
  'views-full': 'At most {n} views',
  'new-since': 'news',
  'not-opened': 'not opened',
  'read-by': 'Read by {n}',
  'read-by-what': 'How many have seen the case since its last event; {ever} have ever looked at it.',
  'read-who': 'Who has looked',
  'read-up-to': 'up to entry {version}',
  'read-all': 'up to date',
  'share-opened': 'order opened: {who} · {at}',
  'share-not-opened': 'order not opened yet',
  'draft-elsewhere': 'Goes on with what you typed on another device (saved {at}).',
  'draft-newer': 'There is another draft of yours on another device (saved {at}). What is here was left alone.',
  'draft-replaced': 'A draft that you saved on another device at {at} was written over by what you just typed here.',
  'draft-take': 'Use that one',
};

export const ownDeskWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
