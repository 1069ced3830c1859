import { clusterUrl, database } from '../../test/support/database.ts';
import { asOwner, databaseUrl } from '../../test/support/template.ts';
import { fillWhole } from './whole-database.ts';

const db = database();

const put = (url: string, name: string) => asOwner(url, `insert into personal_data (case_id, subject, data) values ('a-case', '${name}', '{}')`);
const held = async (): Promise<unknown[]> => (await asOwner(db.url(), 'select subject from personal_data order by 1')).map(({ subject }) => subject);

describe('a database that is filled beside the one that people use', () => {
  it('is not seen while it is filled, and takes its place when it is full', async () => {
    await fillWhole(db.url(), async (url) => {
      await put(url, 'one');
      expect(await held()).toEqual([]);
      await put(url, 'two');
    });
    expect(await held()).toEqual(['one', 'two']);
    expect(await asOwner(db.url(), 'show synchronous_commit')).toEqual(await asOwner(databaseUrl(clusterUrl(), 'postgres'), 'show synchronous_commit'));
  });

  it('is begun anew when it was not filled to the end', async () => {
    await expect(fillWhole(db.url(), async (url) => {
      await put(url, 'half');
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await held()).toEqual(['one', 'two']);
    await fillWhole(db.url(), (url) => put(url, 'whole').then(() => undefined));
    expect(await held()).toEqual(['whole']);
  });
});
