import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { factNamed } from '../../domain/segments/facts.ts';
import type { Facts, Found } from '../../domain/segments/fact.ts';
import { COLUMNS, type Join } from './fact-columns.ts';
import { subjects, type Moment } from './subjects.ts';

/** What the database finds of one member, as the evaluator compares it; null: insights know nobody there. */
export async function factsOfMember(
  sql: Sql, memberId: string, asked: readonly string[], moment: Moment,
): Promise<Facts | null> {
  const columns = asked.map((fact, place) => [fact, COLUMNS[fact]!, `f${place}`] as const);
  const joins = new Set<Join>(columns.flatMap(([, column]) => ('join' in column && column.join ? [column.join] : [])));
  const chosen = columns.map(([, column, name]) => fragment.raw(column.type === 'rows'
    ? `array(select w.value from (${column.rows}) w where w.member_id = f.member_id order by 1) as ${name}`
    : `(${column.sql})${column.type === 'bigint' ? '' : column.type.endsWith('[]') ? '::text[]' : '::text'} as ${name}`));
  const row = await sql.maybe<Record<string, Found>>`
    select ${fragment.join([fragment`z.today::text as today`, ...chosen])} from ${subjects(moment, joins)}
    where f.member_id = ${memberId}::uuid`;
  return row && {
    today: row['today'] as string,
    found: Object.fromEntries(columns.map(([fact, , name]) => [fact, asTold(fact, row[name] ?? null)])),
  };
}

/** Ids as the graph says them. */
function asTold(fact: string, found: Found): Found {
  const prefix = factNamed(fact)?.prefix;
  if (!prefix || found === null || typeof found === 'bigint') return found;
  return typeof found === 'string' ? encodeId(prefix, found) : found.map((uuid) => encodeId(prefix, uuid));
}
