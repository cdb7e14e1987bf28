import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Proves at every start that the last guard stands: the role owns nothing and cannot bypass row-level security, every
 * table of ours has it, and without settings, or with emptied ones, not a row of figures is seen. Throws otherwise.
 */
export async function proveIsolation(db: Db): Promise<void> {
  const { rows: roles } = await sql<{ isStrong: boolean }>`
    select rolsuper or rolbypassrls as "isStrong" from pg_roles where rolname = current_user`.execute(db)
  if (roles[0]?.isStrong !== false)
    throw new Error('The application is signed in as a role that can bypass row-level security.')

  const { rows: open } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relrowsecurity
      and n.nspname in (select nspname from pg_namespace where has_schema_privilege(current_user, oid, 'usage'))
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pg_toast')`.execute(db)
  if (open.length > 0) throw new Error(`Without row-level security: ${open.map(({ name }) => name).join(', ')}`)

  await db.transaction().execute(async (trx) => {
    for (const value of [null, '']) {
      if (value !== null)
        await sql`select set_config('app.scope', '', true), set_config('app.provinces', '', true), set_config('app.role', '', true)`.execute(
          trx,
        )
      const { rows } = await sql<{ seen: boolean }>`
        select exists (select from statistics.fact) or exists (select from statistics.year_total)
          or exists (select from targets.target) or exists (select from results.result)
          or exists (select from identity.account) as seen`.execute(trx)
      if (rows[0]?.seen) throw new Error('Row-level security shows rows to nobody in particular.')
    }
  })
}
