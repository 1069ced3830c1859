import type { Words } from '../locale.ts';

const zh = {
  phases: '阶段',
  'ranked-cases': '在办案件排序',
  'campaign-duties': '例会',
  'inspection-in': '距迎检 {n} 天（{from} 至 {to}）',
  'campaign-duty': '{name} {unit}：每 {every} 天一次，已开 {held} 次，漏开 {missed} 次，下次 {next}',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  phases: 'Phases',
  'ranked-cases': 'Open cases in order',
  'campaign-duties': 'Meetings',
  'inspection-in': '{n} days to the inspection ({from} to {to})',
  'campaign-duty': '{name} {unit}: every {every} days, held {held}, missed {missed}, next {next}',
};

/** The words of a campaign. */
export const campaignWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
