import { defaultPolicy } from '#domain/policy/default';
import { pageShown } from './shown.ts';

/** What the documentation shows of policies. */
export const fileExample = 'id: sanming\nname: 三色督查单\nsource: 三明市“三色督查单”\nrecheck: 2 工作日\n';

export const itemExample = {
  version: 'sanming@1', number: 1, id: 'sanming', name: '三色督查单', source: '三明市“三色督查单”', use: 'ordinary', current: true, publishedAt: '2026-10-13T09:00:00+08:00', effectiveFrom: '2026-11-01T00:00:00+08:00', migrate: false, note: '市政府常务会议通过', withdrawnFrom: null,
};
export const pageExample = pageShown(defaultPolicy, { locale: 'zh-CN' });

export const diffExample = {
  from: 'default-1', to: 'sanming@1',
  differences: [{ path: 'recheck', kind: 'changed', sentence: '反馈后安排复查的期限由“1 工作日”改为“2 工作日”。', was: { amount: 1, unit: 'workday' }, is: { amount: 2, unit: 'workday' } }],
};

export const checkedExample = { ok: false, problems: [{ line: 4, column: 10, path: 'recheck', code: 'policy-bad-period', message: '“2 工作曰”不是时限。请写成“15 工作日”“4 工作时”“30 天”或“12 个月”，数字用整数。' }], differences: [] };

export const publishExample = { file: fileExample, effectiveFrom: '2026-11-01T00:00:00+08:00', migrate: false, note: '市政府常务会议通过' };
export const publicationExample = { version: 'sanming@1', number: 1, effectiveFrom: '2026-11-01T00:00:00+08:00', migrate: false };

export const withdrawExample = { migrate: false, note: '试行结束' };
export const withdrawalExample = { version: 'sanming@1', number: 2, from: '2026-12-01T09:00:00+08:00', migrate: false };
