import type { Words } from './locale.ts';

/** What kind of rung it was. */
export const escalationWords: Words<
  'reminded' | 'urged' | 'escalated' | 'proposed' | 'issued' | 'executed' | 'dropped' | 'appealed' | 'upheld' | 'withdrawn' | 'reinspection-ordered' | 'look-back-ordered' | 'listed' | 'delisted'
> = {
  'zh-CN': {
    reminded: '计时提醒', urged: '人工催办', escalated: '到期催办', proposed: '建议督办', issued: '发出督办', executed: '督办落实', dropped: '未采纳', appealed: '提出申诉', upheld: '申诉后维持', withdrawn: '申诉后撤销',
    'reinspection-ordered': '自动安排复查', 'look-back-ordered': '安排回头看', listed: '挂牌督办', delisted: '摘牌',
  },
  en: {
    reminded: 'reminder by the clock', urged: 'urged by hand', escalated: 'rung of the ladder', proposed: 'measure proposed', issued: 'measure issued', executed: 'measure carried out', dropped: 'measure dropped', appealed: 'appealed', upheld: 'upheld on appeal', withdrawn: 'withdrawn on appeal',
    'reinspection-ordered': 're-inspection ordered by the clock', 'look-back-ordered': 'look back ordered', listed: 'listed for supervision', delisted: 'delisted',
  },
};
