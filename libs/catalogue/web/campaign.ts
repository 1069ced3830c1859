import type { Words } from '../locale.ts';

const zh = {
  campaigns: '创建活动',
  'no-campaigns': '还没有创建活动；由创卫办用命令行或接口按活动文件发起。',
  'campaign-name': '活动',
  'campaign-phase': '当前阶段',
  'campaign-inspection': '迎检',
  'campaign-open': '在办案件',
  'campaign-days': '起止',
  phases: '阶段',
  'ranked-cases': '在办案件排序',
  'campaign-duties': '例会',
  'inspection-in': '距迎检 {n} 天（{from} 至 {to}）',
  'inspection-begun': '迎检日期已到（{from} 至 {to}）',
  'campaign-duty': '{name}：每 {every} 天一次，已开 {held} 次，下次 {next}',
  'campaign-missed': '漏开 {n} 次',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  campaigns: 'Campaigns',
  'no-campaigns': 'No campaign yet; the office opens one from a file, by the command line or the API.',
  'campaign-name': 'Campaign',
  'campaign-phase': 'Phase today',
  'campaign-inspection': 'Inspection',
  'campaign-open': 'Open cases',
  'campaign-days': 'From – to',
  phases: 'Phases',
  'ranked-cases': 'Open cases in order',
  'campaign-duties': 'Meetings',
  'inspection-in': '{n} days to the inspection ({from} to {to})',
  'inspection-begun': 'The days of the inspection have come ({from} to {to})',
  'campaign-duty': '{name}: every {every} days, held {held}, next {next}',
  'campaign-missed': 'missed {n}',
};

/** The words of a campaign. */
export const campaignWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
