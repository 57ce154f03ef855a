import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { TableEntity } from '../../subgraphs/kernel/database/define-table.ts';

/** A thing of a table, and how PostgreSQL prints it. */
type Prints = Record<string, string>;

/**
 * Twice told: what MikroORM's schema generator would change in the migrated schema so that it is as
 * defined, and how PostgreSQL prints both, the defined one made beside it for a moment. The generator
 * knows indexes by their names only and compares expressions without their brackets.
 */
export async function comparison(url: string, room: string, tables: readonly TableEntity[]): Promise<{
  changes: string[]; migrated: Prints; defined: Prints;
}> {
  const orm = await MikroORM.init({
    clientUrl: url, schema: room, entities: [...tables], forceUtcTimezone: true,
    schemaGenerator: {
      ignoreSchema: ['graphile_worker', 'karat'], ignoreTriggers: true, ignoreRoutines: true,
      createForeignKeyConstraints: false, skipTables: ['migration'], skipViews: [/./],
    },
  });
  const [{ role }] = await orm.em.execute<[{ role: string }]>(
    `select pg_get_userbyid(nspowner) || '_restricted' as role from pg_namespace where nspname = '${room}'`);
  // Definitions name the roles as they are in a database called karat; here they are called by this one.
  for (const { policies } of orm.getMetadata()) {
    for (const policy of policies ?? []) Object.assign(policy, { roles: [role] });
  }
  // Columns that refer to another table are values here, not entities: these are compared as printed.
  const kept = new Set(tables.flatMap(({ table }) => Object.keys(table.references).map((column) =>
    `alter table "${room}"."${table.name}" drop constraint "${table.name}_${column}_fkey";`)));
  try {
    const changes = (await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false }))
      .split('\n').filter((line) => line !== '' && !kept.has(line));
    const create = await orm.schema.getCreateSchemaSQL({ wrap: false });
    const defined = await orm.em.transactional(async (em) => {
      // Functions stand in migrations only; row rules name these.
      await em.execute(`create schema defined; set local search_path = defined;
        create function visiting() returns uuid[] language sql stable as 'select null::uuid[]';
        create function reader_layer() returns smallint language sql stable as 'select 3::smallint';
        ${create.replaceAll(`"${room}".`, '').replace(/create schema .*;/, '')}
        ${foreignKeys(tables)}`);
      const prints = await printsOf(em, 'defined');
      await em.execute('drop schema defined cascade');
      return prints;
    });
    const migrated = await orm.em.transactional(async (em) => {
      await em.execute(`set local search_path = ${room}`);
      return printsOf(em, room);
    });
    return { changes, migrated, defined };
  } finally {
    await orm.close(true);
  }
}

function foreignKeys(tables: readonly TableEntity[]): string {
  return tables.flatMap(({ table }) => Object.entries(table.references).map(([column, target]) =>
    `alter table ${table.name} add foreign key (${column}) references ${target};`)).join('\n');
}

async function printsOf(em: EntityManager, schema: string): Promise<Prints> {
  const rows: { what: string; print: string }[] = await em.execute(PRINTS.replaceAll('@schema', schema));
  return Object.fromEntries(rows.map(({ what, print }) => [what, print.replaceAll(`${schema}.`, '')]));
}

/** Columns, constraints, indexes and row rules of every table but parts of others. */
const PRINTS = `
  with t as (select oid, relname, relrowsecurity, relkind from pg_class where relkind in ('r', 'p')
    and not relispartition and relname <> 'migration' and relnamespace = '@schema'::regnamespace)
  select relname as what, relrowsecurity || coalesce(' ' || pg_get_partkeydef(oid), '') as print from t
  union all
  select relname || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
    case when attnotnull then 'not null' end, pg_get_expr(adbin, adrelid), nullif(attidentity, ''),
    nullif(attgenerated, ''))
  from t join pg_attribute on attrelid = t.oid and attnum > 0 and not attisdropped
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
  union all
  select relname || ' ' || conname, pg_get_constraintdef(c.oid)
  from t join pg_constraint c on conrelid = t.oid where contype not in ('n', 't')
  union all
  select tablename || ' index ' || indexname, indexdef from pg_indexes
  where schemaname = '@schema' and tablename in (select relname from t)
  union all
  select tablename || ' policy ' || policyname,
    concat_ws(' ', permissive, cmd, roles::text, qual, with_check)
  from pg_policies where schemaname = '@schema'
  order by 1`;
