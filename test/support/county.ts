import { cityFile, type CityFile, type Role } from '#domain/city/city';
import { townFile } from './town.ts';

const someone = (id: string, name: string, place: object, ...roles: Role[]) => ({ id, name, post: name, roles, ...place });

/**
 * The town of the stories as a city file that has no gaps, and grown by what journeys need: a lake in the district, which is the district
 * office's business, with a leader, a street that answers for it and an inspector; and somebody who audits everything.
 */
export const countyFile: CityFile = cityFile.parse({
  ...townFile,
  units: [...townFile.units, { id: 'lakeside', name: '湖滨街道', kind: 'street', office: 'dxq' }],
  people: [
    ...townFile.people,
    someone('district-clerk', '区受理员', { office: 'dxq' }, 'clerk'),
    someone('district-dispatcher', '区交办员', { office: 'dxq' }, 'dispatcher'),
    someone('district-inspector', '区复查员', { office: 'dxq' }, 'inspector'),
    someone('lakeside-handler', '湖滨街道经办人', { unit: 'lakeside' }, 'unit-handler'),
    someone('lakeside-vice', '湖滨街道分管领导', { unit: 'lakeside' }, 'unit-vice'),
    someone('lakeside-head', '湖滨街道主要负责人', { unit: 'lakeside' }, 'unit-head'),
    someone('lake-leader', '湖区包联领导', {}, 'area-leader'),
    ...['gov', 'police', 'survey'].flatMap((unit) => [someone(`${unit}-handler`, '经办人', { unit }, 'unit-handler'), someone(`${unit}-head`, '主要负责人', { unit }, 'unit-head')]),
    someone('auditor', '审计员', { office: 'cwb' }, 'auditor'),
  ],
  areas: [...townFile.areas.map((area) => (area.id === 'nobody' ? { ...area, leaders: ['other-leader'] } : area)), { id: 'lake', name: '湖区', kind: 'district', office: 'dxq', leaders: ['lake-leader'] }],
});
