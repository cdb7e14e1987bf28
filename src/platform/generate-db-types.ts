import { Client } from 'pg'

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'PlainDate',
  timestamptz: 'Instant',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  bool: 'boolean',
  jsonb: 'Json',
  bytea: 'Buffer',
  name: 'string',
}

type Column = { table: string; column: string; type: string; isNullable: boolean; hasDefault: boolean }

/** The Kysely types of every table and view of the migrated database at the URL, as the text of a module. */
export async function generateTypes(url: string): Promise<string> {
  const columns = await readColumns(url)
  const tables = Map.groupBy(columns, ({ table }) => table)
  const interfaces = [...tables].map(
    ([table, list]) => `export interface ${typeName(table)} {\n${list.map(line).join('\n')}\n}\n`,
  )
  const keys = [...tables.keys()].map((table) => `  '${camel(table)}': ${typeName(table)}`)
  return [
    '// Generated from the migrated database by `npm run db:types`. Do not edit.',
    "import type { ColumnType } from 'kysely'",
    "import type { PlainDate } from '#kernel/plain-date.ts'",
    '',
    '/** A column the database fills when it is left out. */',
    'type Generated<T> = T extends ColumnType<infer S, infer I, infer U>',
    '  ? ColumnType<S, I | undefined, U>',
    '  : ColumnType<T, T | undefined, T>',
    'export type Instant = ColumnType<Date, Date | string, Date | string>',
    '/** Read as parsed JSON, written as JSON text. */',
    'export type Json = ColumnType<unknown, string, string>',
    '',
    ...interfaces,
    `export interface DB {\n${keys.join('\n')}\n}`,
    '',
  ].join('\n')
}

async function readColumns(url: string): Promise<Column[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(`
      select n.nspname || '.' || c.relname as "table", a.attname as "column", t.typname as "type",
        not a.attnotnull and c.relkind <> 'v' as "isNullable", a.atthasdef as "hasDefault"
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'p')
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'platform_migration') and n.nspname not like 'pg_%'
      order by 1, a.attnum`)
    return rows
  } finally {
    await client.end()
  }
}

function line({ column, type, isNullable, hasDefault }: Column): string {
  const base = TYPES[type]
  if (!base) throw new Error(`No TypeScript type for the column type '${type}' of '${column}'`)
  const known = isNullable ? `${base} | null` : base
  return `  ${camel(column)}: ${hasDefault ? `Generated<${known}>` : known}`
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function typeName(table: string): string {
  return table
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
