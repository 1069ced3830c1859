import { DataSource } from 'typeorm';
import { columnTypes } from './column-types.ts';
import { migrations } from './migrations.ts';

/** A TypeORM data source on the schema that the migrations make. The caller initialises and destroys it. */
export function dataSource(url: string, role?: string): DataSource {
  const asRole = role === undefined ? '' : `-c role=${role} `;
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'xiaohao-typeorm',
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    extra: { options: `${asRole}-c timezone=Asia/Shanghai -c datestyle=ISO`, types: columnTypes, connectionTimeoutMillis: 5_000 },
  });
}
