import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { factNamed } from '../../domain/segments/facts.ts';
import type { Facts, Found } from '../../domain/segments/fact.ts';
import { COLUMNS, type Column, type Join, type WordRows } from './fact-columns.ts';
import { subjects, type Moment } from './subjects.ts';

/** What the database finds of the one member that the moment is narrowed to, as the evaluator compares it;
  null: insights know nobody there. */
export async function factsOfMember(
  sql: Sql, asked: readonly string[], moment: Moment,
): Promise<Facts | null> {
  const columns = asked.map((fact, place) => [fact, COLUMNS[fact]!, `f${place}`] as const);
  const joins = new Set<Join>(columns.flatMap(([, column]) =>
    ('join' in column && column.join ? [column.join] : [])));
  const chosen = columns.map(([, column, name]) => fragment`${valueOf(column, moment)} as ${fragment.raw(name)}`);
  const row = await sql.maybe<Record<string, Found>>`
    select ${fragment.join([fragment`z.today::text as today`, ...chosen])} from ${subjects(moment, joins)}`;
  return row && {
    today: row['today'] as string,
    found: Object.fromEntries(columns.map(([fact, , name]) => [fact, asTold(fact, row[name] ?? null)])),
  };
}

function valueOf(column: Column | WordRows, { words }: Moment): RawBuilder<unknown> {
  if (column.type === 'rows') {
    return fragment`array(select distinct w.value from (${words[column.rows]}) w
      where w.member_id = f.member_id order by 1)`;
  }
  const type = column.type === 'bigint' ? 'bigint' : column.type.endsWith('[]') ? 'text[]' : 'text';
  return fragment`(${fragment.raw(column.sql)})::${fragment.raw(type)}`;
}

/** Ids as the graph says them. */
function asTold(fact: string, found: Found): Found {
  const prefix = factNamed(fact)?.prefix;
  if (!prefix || found === null || typeof found === 'bigint') return found;
  return typeof found === 'string' ? encodeId(prefix, found) : found.map((uuid) => encodeId(prefix, uuid));
}
