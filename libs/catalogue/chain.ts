import type { Words } from './locale.ts';

/** What became of checking the hash chain of a case: sound, or what is wrong with the event at which it breaks. */
export const chainWords: Words<'sound' | 'changed' | 'not-following' | 'missing' | 'head'> = {
  'zh-CN': {
    sound: '核验通过：{events} 条记录，哈希链完整。',
    changed: '核验不通过：第 {version} 条记录的内容与它的哈希不符，可能被改动。请立即报告审计管理员。',
    'not-following': '核验不通过：第 {version} 条记录接不上前一条。请立即报告审计管理员。',
    missing: '核验不通过：第 {version} 条记录不见了。请立即报告审计管理员。',
    head: '核验不通过：记录到第 {version} 条为止，与登记的末条不符。请立即报告审计管理员。',
  },
  en: {
    sound: 'Verified: {events} entries, the hash chain is intact.',
    changed: 'Not verified: entry {version} does not fit its hash; it may have been changed. Tell the auditor at once.',
    'not-following': 'Not verified: entry {version} does not follow the one before. Tell the auditor at once.',
    missing: 'Not verified: entry {version} is missing. Tell the auditor at once.',
    head: 'Not verified: the entries end at {version}, which is not the end on record. Tell the auditor at once.',
  },
};
