/** Reads from the database's own catalogue what there is to copy, so that a backup fits any version of the tables. */
import type pg from 'pg'
import { LEFT_OUT, MIGRATION_TABLE } from './manifest.ts'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** Every table of the current schema with the columns that hold data of their own, in the order of their names. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select class.relname as name, array_agg(attribute.attname::text order by attribute.attnum) as columns
     from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
     where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r'
       and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
       and class.relname <> all($1)
     group by class.relname order by class.relname`,
    [[...LEFT_OUT, MIGRATION_TABLE]],
  )
  return rows
}

export async function listSequences(client: pg.ClientBase): Promise<{ name: string; value: string; used: boolean }[]> {
  const { rows } = await client.query<{ name: string; value: string | null; start: string }>(
    `select sequencename as name, last_value::text as value, start_value::text as start
     from pg_sequences where schemaname = current_schema() order by sequencename`,
  )
  return rows.map(({ name, value, start }) => ({ name, value: value ?? start, used: value !== null }))
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by conrelid, conname`,
  )
  return rows
}

/** Statements that take away every table, view, sequence, function and type of ours; what extensions brought stays. */
export async function dropStatements(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `with own as (
       select case relkind when 'S' then 2 else 1 end as turn, format('drop %s if exists %s cascade',
           case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
           oid::regclass) as statement, 'pg_class'::regclass as kind, oid
       from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
       union all
       select 3, format('drop routine if exists %s cascade', oid::regprocedure), 'pg_proc'::regclass, oid
       from pg_proc where pronamespace = current_schema()::regnamespace
       union all
       select 4, format('drop type if exists %s cascade', oid::regtype), 'pg_type'::regclass, oid
       from pg_type where typnamespace = current_schema()::regnamespace and typtype in ('e', 'd', 'r') and typelem = 0
     )
     select statement from own
     where not exists (select from pg_depend where classid = own.kind and objid = own.oid and deptype = 'e')
     order by turn, statement`,
  )
  return rows.map((row) => row.statement)
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')
