import { apply } from '#domain/city/apply';
import { cityFile, type Actor, type Role } from '#domain/city/city';
import { cityAfter, noCity } from '#domain/city/events';
import { actorOf } from '#domain/city/people';
import { stateCouncil } from '#domain/calendar/state-council';
import type { Rules } from '#domain/case/chapter';
import { defaultPolicy } from '#domain/policy/default';

const someone = (id: string, name: string, place: object, ...roles: Role[]) => ({ id, name, post: roles.join(), roles, ...place });
const staff = (unit: string, name: string) => [
  someone(`${unit}-handler`, `${name}经办人`, { unit }, 'unit-handler'),
  someone(`${unit}-vice`, `${name}分管领导`, { unit }, 'unit-vice'),
  someone(`${unit}-head`, `${name}主要负责人`, { unit }, 'unit-head'),
];
const cwb = { office: 'cwb' };

/** A small fictional city: one office and one below it, four units (the traffic police under two superiors), one district with a road in it. */
const file = cityFile.parse({
  id: 'beishan',
  name: '北山市',
  offices: [{ id: 'cwb', name: '市创卫办' }, { id: 'dxq', name: '东新区创卫办', parent: 'cwb' }, { id: 'other', name: '另一个办公室' }],
  units: [
    { id: 'gov', name: '市政府', kind: 'department', office: 'cwb' },
    { id: 'police', name: '市公安局', kind: 'department', office: 'cwb', superiors: ['gov'] },
    { id: 'urban', name: '市城管局', kind: 'department', office: 'cwb', superiors: ['gov'] },
    { id: 'housing', name: '市住建局', kind: 'department', office: 'cwb', superiors: ['gov'], line: '住房建设' },
    { id: 'street', name: '东门街道', kind: 'street', office: 'cwb' },
    { id: 'traffic', name: '交警大队', kind: 'institution', office: 'cwb', superiors: ['police', 'gov'] },
    { id: 'survey', name: '第三方测评机构', kind: 'enterprise', office: 'cwb' },
  ],
  people: [
    someone('clerk', '受理员', cwb, 'clerk'),
    someone('dispatcher', '交办员', cwb, 'dispatcher'),
    someone('director', '主任', cwb, 'director'),
    someone('deputy', '副主任', cwb, 'director'),
    someone('hq', '指挥长', cwb, 'hq'),
    someone('hq-deputy', '副指挥长', cwb, 'hq'),
    someone('inspector', '复查员', cwb, 'inspector'),
    someone('inspector-2', '复查员乙', cwb, 'inspector'),
    someone('surveyor', '第三方复查员', { unit: 'survey' }, 'inspector'),
    someone('urban-inspector', '城管局的复查员', { unit: 'urban' }, 'inspector'),
    someone('propaganda', '宣传员', cwb, 'propaganda'),
    someone('oversight', '纪委', cwb, 'oversight'),
    someone('admin', '管理员', cwb, 'admin'),
    someone('district-director', '区主任', { office: 'dxq' }, 'director', 'dispatcher', 'clerk'),
    someone('foreign-director', '外办主任', { office: 'other' }, 'director', 'dispatcher', 'clerk'),
    someone('leader', '包联领导', {}, 'area-leader'),
    someone('other-leader', '别处的包联领导', {}, 'area-leader'),
    { ...someone('housing-mayor', '分管住建的副市长', {}, 'line-leader'), lines: ['住房建设'] },
    someone('gov-vice', '副市长', { unit: 'gov' }, 'unit-vice'),
    someone('police-vice', '公安局副局长', { unit: 'police' }, 'unit-vice'),
    ...staff('urban', '城管局'),
    ...staff('housing', '住建局'),
    ...staff('street', '街道'),
    ...staff('traffic', '交警'),
  ],
  areas: [
    { id: 'east', name: '东新区', kind: 'district', office: 'cwb', leaders: ['leader'] },
    { id: 'road', name: '东大街', kind: 'road', parent: 'east', office: 'cwb', unit: 'street' },
    { id: 'west', name: '西区', kind: 'district', office: 'cwb', leaders: ['other-leader'] },
    { id: 'nobody', name: '无人包联区', kind: 'district', office: 'cwb' },
  ],
  categories: [],
});

export const city = cityAfter(apply(noCity, file));

/** A person of the city as somebody who acts. */
export function by(person: string): Actor {
  const actor = actorOf(city, person);
  if (actor === undefined) throw new Error(`nobody is called ${person}`);
  return actor;
}

/** The default policy with a rung for the negative list and one for a second relapse, and with four categories: five working days, two working hours, one with a plan that is key, and one with milestones (停工、处罚、拆除). */
export const rules: Rules = {
  policy: {
    ...defaultPolicy,
    ladder: [
      ...defaultPolicy.ladder.filter(({ level }) => level < 4),
      { id: 'negative-list', level: 3, trigger: { kind: 'ordered', grades: [], negative: true }, action: 'propose', paper: 'yellow-card', to: ['director'], copy: [], issuedBy: 'director' },
      ...defaultPolicy.ladder.filter(({ level }) => level >= 4),
      { id: 'second-relapse', level: 5, trigger: { kind: 'relapsed', count: 2 }, action: 'propose', paper: 'talk', to: ['hq'], copy: ['director'], issuedBy: 'hq' },
    ],
    categories: {
      rubbish: { name: '暴露垃圾', limit: { amount: 5, unit: 'workday' }, milestones: [], mode: 'immediate', grade: 'ordinary' },
      spill: { name: '道路遗撒', limit: { amount: 2, unit: 'workhour' }, milestones: [], mode: 'immediate', grade: 'ordinary' },
      shed: {
        name: '私搭乱建', limit: { amount: 20, unit: 'workday' }, mode: 'immediate', grade: 'ordinary',
        milestones: [{ id: 'stop', name: '停工', limit: { amount: 4, unit: 'workhour' } }, { id: 'punish', name: '处罚', limit: { amount: 7, unit: 'workday' } }],
      },
      illegal: { name: '违法搭建', limit: { amount: 15, unit: 'workday' }, milestones: [], mode: 'planned', grade: 'key' },
    },
  },
  calendar: stateCouncil,
};
