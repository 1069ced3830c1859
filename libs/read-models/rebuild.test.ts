import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyCity } from '#commands/city';
import { recordDelivery } from '#commands/deliveries';
import { execute } from '#commands/execute';
import { markRead } from '#commands/inbox';
import { by } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { Dice, live } from '../../test/support/lives.ts';
import { bring, openTown, townFile, type Town } from '../../test/support/town.ts';
import { inbox } from './inbox.ts';
import { compare, projectionNames, rebuild } from './rebuild.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
  const caseId = await town.report();
  await bring(town, caseId, 'claimed');
  await town.wait(caseId, '2026-03-17T18:30:00+08:00');
  await readAndDeliver();
  await refuseSomething(caseId);
});

const options = () => ({ rules: town.deps.ruleBook.pinned });
const differences = async (): Promise<object> => Object.fromEntries(await compare(db.pool(), options()));
const none = Object.fromEntries(projectionNames.map((name) => [name, 0]));
const rowsOf = async (table: string): Promise<readonly unknown[]> => (await db.asOwner(`select to_jsonb(t) as row from ${table} t order by t::text`)).map(({ row }) => row);

async function readAndDeliver(): Promise<void> {
  for (const person of ['director', 'urban-handler']) {
    const { items } = await inbox(db.pool(), person, {});
    for (const [index, { id }] of items.entries()) {
      if (index % 2 === 0) await markRead(town.deps, by(person), id);
      await recordDelivery(town.deps, id, index % 3 === 0 ? { type: 'MailGivenUp', data: { reason: 'dead' } } : { type: 'MailAccepted', data: { to: 'a@example.org', answer: '250', attempt: 1 } });
    }
  }
}

async function refuseSomething(caseId: string): Promise<void> {
  const refused = execute(town.deps, { caseId, command: { type: 'claim', data: {} }, actor: by('clerk'), commandId: randomUUID() });
  await expect(refused).rejects.toMatchObject({ name: 'Refusal' });
}

describe('every projection', () => {
  test('equals a fold of the log after any lives of cases', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 60 }), async (numbers) => {
        const caseId = await town.report();
        const dice = new Dice(numbers);
        await bring(town, caseId, dice.of('issued', 'claimed', 'delivered', 'closed'));
        expect(await live(town, caseId, dice, 40)).toBeGreaterThan(3);
        await refuseSomething(caseId);
        await readAndDeliver();
        expect(await differences()).toEqual(none);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 240_000);

  test('equals it also when people have changed their posts in between', async () => {
    const before = await town.report();
    await bring(town, before, 'claimed');
    const people = townFile.people.map((person) => (person.id === 'deputy' ? { ...person, roles: ['clerk' as const] } : person));
    await applyCity(town.deps, { ...townFile, people, categories: townFile.categories.map((category) => ({ ...category, limit: { amount: 9, unit: 'workday' as const } })) }, by('admin'));
    const after = await town.report();
    await bring(town, after, 'claimed');
    expect((await inbox(db.pool(), 'deputy', {})).items[0]).toMatchObject({ caseId: after, toldAs: 'clerk' });
    expect(await differences()).toEqual(none);
  });

  test('is the same after it was made again', async () => {
    const before = await Promise.all(['case_list', 'assignments', 'escalations', 'notices', 'refusals'].map(rowsOf));
    expect(before.every((rows) => rows.length > 0)).toBe(true);
    await rebuild(db.pool(), options());
    expect(await Promise.all(['case_list', 'assignments', 'escalations', 'notices', 'refusals'].map(rowsOf))).toEqual(before);
  });
});

describe('a comparison', () => {
  test.each([
    ['case-list', "update case_list set level = level + 1 where case_id = (select min(case_id) from case_list)", "update case_list set level = level - 1 where case_id = (select min(case_id) from case_list)"],
    ['notices', "update notices set read_at = read_at - interval '1 second' where id = (select min(id) from notices where read_at is not null)", "update notices set read_at = read_at + interval '1 second' where id = (select min(id) from notices where read_at is not null)"],
    ['assignments', "update assignments set held_minutes = held_minutes + 1", "update assignments set held_minutes = held_minutes - 1"],
  ])('finds rows of %s that are not what the log says', async (name, spoil, mend) => {
    await db.asOwner(spoil);
    const found = await compare(db.pool(), options(), name);
    await db.asOwner(mend);
    expect([...found.keys()]).toEqual([name]);
    expect(found.get(name)).toBeGreaterThanOrEqual(2);
    expect(await differences()).toEqual(none);
  });

  test('leaves nothing behind', async () => {
    expect(await db.asOwner("select nspname from pg_namespace where nspname = 'rebuilding'")).toEqual([]);
  });
});

describe('making the tables again', () => {
  test('mends what was lost', async () => {
    await db.asOwner('delete from escalations; delete from notices');
    await rebuild(db.pool(), options(), 'escalations');
    expect((await compare(db.pool(), options())).get('escalations')).toBe(0);
    expect((await compare(db.pool(), options())).get('notices')).toBeGreaterThan(0);
    await rebuild(db.pool(), options());
    expect(await differences()).toEqual(none);
  });

  test('keeps the indexes and the rights', async () => {
    const indexes = "select indexname, regexp_replace(indexdef, ' ON \\S+', '') as def from pg_indexes where schemaname = 'public' and tablename in ('case_list', 'assignments', 'escalations', 'notices', 'refusals') order by 1";
    const rights = "select table_name, grantee, privilege_type from information_schema.table_privileges where table_schema = 'public' and grantee = 'xiaohao_app' and table_name in ('case_list', 'notices') order by 1, 2, 3";
    const before = [await db.asOwner(indexes), await db.asOwner(rights)];
    await rebuild(db.pool(), options());
    expect([await db.asOwner(indexes), await db.asOwner(rights)]).toEqual(before);
    await town.report();
    expect(await differences()).toEqual(none);
  });

  test('says how far it has got', async () => {
    const seen: number[] = [];
    await rebuild(db.pool(), { ...options(), onProgress: ({ done, total }) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  });

  test('is refused for a projection that does not exist, and while another is under way', async () => {
    await expect(rebuild(db.pool(), options(), 'nothing')).rejects.toMatchObject({ code: 'unknown-projection', facts: { name: 'nothing' } });
    const outcomes = await Promise.allSettled([rebuild(db.pool(), options()), rebuild(db.pool(), options())]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'rebuild-under-way' });
  });

  test('may begin again after it was killed', async () => {
    await db.asOwner('create schema rebuilding');
    await db.asOwner('create table rebuilding.case_list (half integer)');
    await rebuild(db.pool(), options());
    expect(await differences()).toEqual(none);
  });

  test('beside 8 writers loses nothing and stops nobody', async () => {
    const cases = await Promise.all(Array.from({ length: 8 }, (_, index) => town.report(`案件 ${index}`)));
    let writing = true;
    const writers = cases.map(async (first, index) => {
      let written = 0;
      for (let caseId = first; writing; caseId = await town.report(`案件 ${index}.${written}`)) {
        await bring(town, caseId, 'closed');
        written += 1;
      }
      return written;
    });
    const reader = async (): Promise<void> => {
      while (writing) await readAndDeliver();
    };
    const reading = reader();
    for (let round = 0; round < 4; round += 1) await rebuild(db.pool(), options());
    writing = false;
    const written = await Promise.all(writers);
    await reading;
    expect(Math.min(...written)).toBeGreaterThan(0);
    expect(await differences()).toEqual(none);
  }, 120_000);
});
