export const unitExample = {
  id: 'jjdd', name: '清川市公安局交警支队城东大队', shortName: '交警城东大队', kind: 'department', kindName: '部门', office: 'cwb-cd', officeName: '城东区创卫办', superiors: [{ id: 'gaj', name: '市公安局' }, { id: 'cdq', name: '城东区' }], line: '公安',
};
export const personExample = { id: 'p-liu-yang', name: '刘扬', post: '市城管局市容科科长', unit: 'cgj', unitName: '市城管局', roles: [{ id: 'unit-handler', name: '单位经办人' }] };
export const areaExample = { id: 'dg-zhonglou', name: '钟楼社区', kind: 'community', kindName: '社区', parent: 'dongguan', office: 'cwb-cd', officeName: '城东区创卫办', leaders: [{ id: 'p-mo-fei', name: '莫霏' }] };
export const categoryExample = { id: 'zhandao-jingying', name: '占道经营', parent: 'shirong', limit: { amount: 1, unit: 'workday' }, mode: 'immediate', grade: 'ordinary', gradeName: '一般', line: '城市管理', standardItem: '市容环境卫生' };

export const unitStatsExample = {
  unit: 'cgj', unitName: '市城管局', issued: 42, claimedOnTime: 40, bounced: 1, closed: 30, onTime: 27, overdue: 3, closedWithoutLimit: 0, meanWorkingHoursHeld: 11.5, firstPassRate: 0.93, relapses: 1, open: 12, openOverdue: 2,
};
export const unitBoardExample = { unit: 'cgj', unitName: '市城管局', toClaim: 2, working: 8, delivered: 2, suspended: 0, claimOverdue: 0, soon: 1, overdue: 2, level: 2, levelName: 'A2 催办' };
export const areaBoardExample = { area: 'dongguan', areaName: '东关街道', leaders: [{ person: 'p-gan-lin', name: '甘林' }], open: 14, soon: 2, overdue: 3, levels: [9, 2, 2, 1, 0, 0, 0, 0] };
export const redItemExample = {
  caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', leadUnit: 'cgj', leadUnitName: '市城管局', area: 'dg-shichang', areaName: '东关农贸市场网格', level: 3, levelName: 'A3 督办', dueAt: '2026-10-13T18:00:00+08:00',
  status: 'rectifying', statusName: '整改中',
};
