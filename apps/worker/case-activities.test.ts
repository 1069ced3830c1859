import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { publishPolicy } from '#commands/policies';
import { parsePolicy } from '#intake/policy-file';
import { by } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { openTown } from '../../test/support/town.ts';
import { caseActivities } from './case-activities.ts';

const db = database();
const file = `
id: building
name: 违法搭建规则
categories:
  illegal:
    name: 违法搭建
    limit: 15 workdays
    mode: immediate
    milestones:
      - { id: stop, name: 停工, limit: 4 workhours }
`;

test('the list of workflows shows the deadline that comes first, of a milestone until it is reached', async () => {
  const town = await openTown(db.pool());
  const { value } = parsePolicy(Buffer.from(file));
  if (value === undefined) throw new Error('the policy is wrong');
  await publishPolicy(town.deps, value, { migrate: false, note: '' }, by('director'), randomUUID());
  const caseId = await town.report();
  await town.act(caseId, 'clerk', 'register', { category: 'illegal' });
  await town.act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '停工、拆除' });
  const dueAt = async () => (await caseActivities(town.deps, { locale: 'zh-CN' }).agenda(caseId, 0)).listed.dueAt?.slice(0, 10);
  expect(await dueAt()).toBe('2026-03-02');
  await town.act(caseId, 'urban-handler', 'claim', {});
  await town.act(caseId, 'urban-handler', 'reach-milestone', { milestone: 'stop', note: '已停工' });
  expect(await dueAt()).toBe('2026-03-23');
});
