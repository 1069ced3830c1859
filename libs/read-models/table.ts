type ColumnType = 'text' | 'text[]' | 'timestamptz' | 'integer' | 'double precision' | 'boolean' | 'jsonb';

/** A column, and what becomes of it when its row is written again: the new value unless `first` (the old one stays) or `sum`. */
type Column = ColumnType | Readonly<{ type: ColumnType; again: 'first' | 'sum' }>;

/** A table of rows that are written, and written again, under a key. Columns are in camel case here and in snake case in the database. */
export type Table<Row extends object> = Readonly<{ name: string; key: readonly (keyof Row & string)[]; columns: { readonly [Name in keyof Row & string]-?: Column } }>;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const typeOf = (column: Column): ColumnType => (typeof column === 'string' ? column : column.type);
const columnsOf = <Row extends object>({ columns }: Table<Row>): readonly (readonly [string, Column])[] => Object.entries<Column>(columns);

function again(name: string, column: Column): string {
  const rule = typeof column === 'string' ? 'last' : column.again;
  switch (rule) {
    case 'last':
      return `${name} = excluded.${name}`;
    case 'first':
      return `${name} = t.${name}`;
    case 'sum':
      return `${name} = t.${name} + excluded.${name}`;
  }
}

/** The statement that writes the rows in the JSON array of parameter `$n`. */
export function upsertSql<Row extends object>(table: Table<Row>, n: number): string {
  const columns = columnsOf(table);
  const names = columns.map(([name]) => snake(name));
  const given = columns.map(([name, column]) => `"${name}" ${typeOf(column)}`);
  const changed = columns.filter(([name]) => !table.key.some((key) => key === name)).map(([name, column]) => again(snake(name), column));
  return `insert into ${table.name} as t (${names.join(', ')})
    select ${columns.map(([name]) => `"${name}"`).join(', ')} from json_to_recordset($${n}::json) as given(${given.join(', ')})
    on conflict (${table.key.map(snake).join(', ')}) do update set ${changed.join(', ')}`;
}

/** The select list of columns, under their names here. */
export const selection = (columns: object, alias: string): string =>
  Object.keys(columns)
    .map((name) => `${alias}.${snake(name)} as "${name}"`)
    .join(', ');

const sum = (one: unknown, other: unknown): number => Number(one) + Number(other);

/** Two rows of one key as one, by the same rules as in the database. */
function merged<Row extends object>(table: Table<Row>, old: Row, row: Row): Row {
  const [was, is] = [old, row].map((one) => new Map<string, unknown>(Object.entries(one)));
  const kept = columnsOf(table).flatMap(([name, column]) => {
    if (typeof column === 'string') return [];
    return [[name, column.again === 'first' ? was?.get(name) : sum(was?.get(name), is?.get(name))]];
  });
  return Object.assign({}, row, Object.fromEntries(kept));
}

/** Rows written one after the other as one row for each key, as one statement must not touch a row twice. */
export function collapsed<Row extends object>(table: Table<Row>, rows: readonly Row[]): readonly Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(table.key.map((name) => row[name]));
    const old = byKey.get(key);
    byKey.set(key, old === undefined ? row : merged(table, old, row));
  }
  return [...byKey.values()];
}
