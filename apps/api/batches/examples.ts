import type { BatchAnswer } from './answered.ts';

const cases = ['0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', '5d0c1f7a-9be0-5f0c-80a1-d2e3f4a5b6c7'];

export const batchExample = { command: 'urge', cases, body: { text: '明天迎检，请今晚十点前清理到位并报照片。' }, dryRun: false };

export const batchAnswerExample: BatchAnswer = {
  command: 'urge', name: '催办', dryRun: false, cases: 2, done: 1, refused: 1,
  items: [
    { caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', outcome: 'did', version: 8, status: 'rectifying', statusName: '整改中' },
    { caseId: '5d0c1f7a-9be0-5f0c-80a1-d2e3f4a5b6c7', caseNo: '2026-000032', title: '建设路口垃圾堆积', outcome: 'refused', code: 'wrong-status', reason: '案件现在是“已销号”，只有“在办”时才能这样做。请刷新案件，按当前状态办理。' },
  ],
};

export const possibleExample = { cases: 2, items: [{ command: 'urge', name: '催办', allowed: 1 }] };
