import type { RoundCommandType } from '#domain/round/commands';

const id = '5f0c2a11-7b1e-5d44-8c31-0a6f2f1f9b20';
const caseId = '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10';
const photo = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A believable body for each command, for the documentation; the units and people are those of the demonstration city. */
export const roundCommandExamples: Readonly<Record<RoundCommandType, unknown>> = {
  'plan-round': {
    name: '农贸市场周边第三轮暗访', timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: '2026-10-14', ends: '2026-10-16', inspectors: ['p-ma-zhiqiang'], draws: 2, basis: '创卫指〔2026〕9号', office: 'cwb',
    places: [{ address: '东大街农贸市场西门', area: 'dg-shichang', latitude: 34.5021, longitude: 109.5098 }, { address: '河西便民市场', unit: 'hbjd' }, { address: '站前路夜市', unit: 'cgj' }],
  },
  'revise-round': { reason: '检查组人手不足，推迟一天。', begins: '2026-10-15', ends: '2026-10-17' },
  'draw-places': {},
  'file-findings': {
    findings: [{ place: 'p1', result: 'problem', title: '西门外占道经营', description: '人行道上有六个蔬菜摊点，行人只能走机动车道。', evidence: [photo] }, { place: 'p3', result: 'clear', description: '摊位都在线内。' }],
  },
  'publish-round': { text: '本轮检查 2 个点位，发现问题 1 个，已交办。请有关单位限期整改。', docNo: '创卫办〔2026〕31号' },
  'close-round': { reason: '问题已全部销号。' },
};

export const roundAnswerExample = { id, version: 3, status: 'inspecting' };
export const filedExample = { ...roundAnswerExample, results: [{ finding: 1, place: 'p1', outcome: 'reported', caseId }, { finding: 2, place: 'p3', outcome: 'clear' }] };

const kinds = { timing: 'unscheduled', timingName: '不定期', manner: 'covert', mannerName: '暗访', extent: 'spot', extentName: '抽查' };
export const roundItemExample = {
  id, version: 3, name: '农贸市场周边第三轮暗访', office: 'cwb', officeName: '市创卫办', status: 'inspecting', statusName: '检查中', secret: true, kinds, begins: '2026-10-14', ends: '2026-10-16', places: 2, checked: 2, problems: 1,
};

const rule = '对每个点位算“种子|点位编号”的 SHA-256，按结果由小到大排列，取前几个。';
const seed = '4d1f0c9a7be04f0cb0a1d2e3f4a5b6c7';
const planned = { at: '2026-10-13T09:00:00+08:00', by: 'p-zhao-weimin', byName: '赵卫民' };
const standings = [{ standing: 'unfiled', name: '正在立件', count: 0 }, { standing: 'reported', name: '待交办', count: 1 }, { standing: 'in-hand', name: '办理中', count: 0 }, { standing: 'overdue', name: '已逾期', count: 0 }, { standing: 'closed', name: '已销号', count: 0 }, { standing: 'dropped', name: '不予立案或终止', count: 0 }];
const none = standings.map((one) => ({ ...one, count: 0 }));

export const roundPageExample = {
  ...roundItemExample, now: '2026-10-14T16:00:00+08:00', basis: '创卫指〔2026〕9号', inspectingUnit: null, inspectors: [{ id: 'p-ma-zhiqiang', name: '马志强' }], units: [{ id: 'dgjd', name: '东关街道' }, { id: 'cgj', name: '市城管局' }], planned,
  pool: [
    { id: 'p1', address: '东大街农贸市场西门', area: 'dg-shichang', areaName: '东关农贸市场网格', latitude: 34.5021, longitude: 109.5098, unit: 'dgjd', unitName: '东关街道', toCheck: true, checked: true, problems: 1 },
    { id: 'p3', address: '站前路夜市', unit: 'cgj', unitName: '市城管局', toCheck: true, checked: true, problems: 0 },
  ],
  revisions: [{ ...planned, reason: '检查组人手不足，推迟一天。', changes: [{ id: 'begins', name: '开始日期' }, { id: 'ends', name: '结束日期' }] }],
  draw: { ...planned, seed, size: 2, drawn: ['p1', 'p3'], rule },
  progress: { standings, units: [{ unit: 'dgjd', unitName: '东关街道', problems: 1, standings }, { unit: 'cgj', unitName: '市城管局', problems: 0, standings: none }] },
  findings: [
    {
      n: 1, place: 'p1', address: '东大街农贸市场西门', unitName: '东关街道', result: 'problem', title: '西门外占道经营', description: '人行道上有六个蔬菜摊点。', photos: 1, caseId, caseNo: null, statusName: '待核实', standing: 'reported', standingName: '待交办', dueAt: null,
      at: '2026-10-14T10:20:00+08:00', by: 'p-ma-zhiqiang', byName: '马志强',
    },
  ],
  published: null, closed: null,
  permitted: [{ command: 'file-findings', name: '登记检查结果', allowed: true }, { command: 'publish-round', name: '发布通报', allowed: false, code: 'round-office-only', reason: '只有该办公室（或上级办公室）的主任可以制定、抽签、通报和结束督查轮次。' }],
};

export const drawExample = {
  seed, size: 2, agrees: true, rule, candidates: { count: 3, hash: '8ce86a6ae65d3692e7305e2c58ac62eebd97d3d943e093f577da25c36988246b' },
  lots: [{ place: 'p1', address: '东大街农贸市场西门', lot: '1f0e…', drawn: true, recorded: true }, { place: 'p3', address: '站前路夜市', lot: '6b71…', drawn: true, recorded: true }, { place: 'p2', address: '河西便民市场', lot: 'c2d4…', drawn: false, recorded: false }],
};
