import type { AreaKind, Role, UnitKind } from '#domain/city/city';
import type { Words } from './locale.ts';

export const roleWords: Words<Role | 'system' | 'reporter'> = {
  'zh-CN': {
    clerk: '受理员', dispatcher: '交办员', director: '办公室主任', 'unit-handler': '单位经办人', 'unit-vice': '单位分管领导', 'unit-head': '单位主要负责人', 'area-leader': '包联领导', 'line-leader': '分管市领导', hq: '指挥部领导',
    inspector: '复查员', propaganda: '宣传人员', oversight: '监督人员', admin: '系统管理员', 'security-admin': '安全管理员', auditor: '审计管理员', system: '计时器', reporter: '上报人',
  },
  en: {
    clerk: 'intake clerk', dispatcher: 'dispatcher', director: 'office director', 'unit-handler': 'unit handler', 'unit-vice': 'vice leader of the unit', 'unit-head': 'head of the unit', 'area-leader': 'area leader', 'line-leader': 'leader of the line of business', hq: 'headquarters',
    inspector: 'inspector', propaganda: 'propaganda', oversight: 'oversight', admin: 'system administrator', 'security-admin': 'security administrator', auditor: 'auditor', system: 'clock', reporter: 'reporter',
  },
};

export const unitKindWords: Words<UnitKind> = {
  'zh-CN': { department: '部门', district: '区县', street: '街道', town: '乡镇', enterprise: '企业', institution: '事业单位' },
  en: { department: 'department', district: 'district', street: 'street office', town: 'town', enterprise: 'enterprise', institution: 'institution' },
};

export const areaKindWords: Words<AreaKind> = {
  'zh-CN': { district: '区县', street: '街道', town: '乡镇', community: '社区', village: '村', grid: '网格', road: '道路' },
  en: { district: 'district', street: 'street', town: 'town', community: 'community', village: 'village', grid: 'grid', road: 'road' },
};
