import { campaignFile } from '#domain/campaign/file';

/** Four phases of a health-city campaign in the town of 2026; the inspection at the end of June, at the latest in July. */
export const townCampaign = campaignFile.parse({
  id: 'health-city', name: '国家卫生城市创建', office: 'cwb',
  phases: [
    { id: 'start', name: '起步阶段', from: '2026-03-01', to: '2026-03-31' },
    { id: 'faster', name: '加速阶段', from: '2026-04-01', to: '2026-04-30' },
    { id: 'hard', name: '攻坚阶段', from: '2026-05-01', to: '2026-05-31' },
    { id: 'sprint', name: '冲刺阶段', from: '2026-06-01', to: '2026-06-30' },
  ],
  inspection: { earliest: '2026-06-24', latest: '2026-07-03' },
  duties: [{ id: 'dispatch', name: '调度会', of: 'office' }, { id: 'weekly', name: '专题研究', of: 'units', units: ['urban', 'street'] }],
  milestones: [{ id: 'self-check', name: '自查自评', before: { amount: 2, unit: 'month' } }, { id: 'files', name: '资料归档', before: { amount: 10, unit: 'workday' } }],
});
