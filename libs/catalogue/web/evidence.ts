import type { Words } from '../locale.ts';

const zh = {
  'add-photos': '选择照片或文件',
  'paste-or-drop': '也可以把照片拖到这里，或直接粘贴（Ctrl+V）。',
  sending: '{name}：已传 {n}%',
  'sending-again': '{name}：连接断开，已传 {n}%，正在重连',
  'take-away': '拿掉 {name}',
  'drop-upload': '放弃 {name}',
  'evidence-wait': '还有文件没有传完，请等传完再提交。',
  evidence: '照片和附件',
  compare: '整改前后对比',
  before: '整改前',
  after: '整改后',
  'not-given-yet': '待上传',
  'pairs-say': '第几张上传的照片，就与左边第几张整改前照片配对；有多张时也可以另选。',
  'pair-with': '对应哪张整改前照片',
  'slide-photos': '左右拖动比较',
  'open-photo': '打开 {name}',
  'photo-of': '{at} {who}',
  'photo-missing': '照片暂时打不开',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'add-photos': 'Choose photos or files',
  'paste-or-drop': 'Or drop photos here, or paste them (Ctrl+V).',
  sending: '{name}: {n}% sent',
  'sending-again': '{name}: connection lost at {n}%, trying again',
  'take-away': 'Take {name} away',
  'drop-upload': 'Give up {name}',
  'evidence-wait': 'Files are still on their way; submit when they have arrived.',
  evidence: 'Photos and files',
  compare: 'Before and after',
  before: 'Before',
  after: 'After',
  'not-given-yet': 'still missing',
  'pairs-say': 'Each photo that you give stands beside the one of before at the same place; where there are several you may choose another.',
  'pair-with': 'Which photo of before it answers',
  'slide-photos': 'Slide to compare',
  'open-photo': 'Open {name}',
  'photo-of': '{at} {who}',
  'photo-missing': 'This photo cannot be had now',
};

/** The words of photos and files. */
export const evidenceWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
