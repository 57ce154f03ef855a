import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { SettledMonth, Wanted } from './countable.ts';

/** Disputes that were open when their statement became final, decided before the month's end, and on none since. */
const toCarry = ({ region, to }: SettledMonth) => fragment`
  with decided as materialized (
    select * from statement_dispute where carried_minor <> 0 and decided_at < ${to})
  select l.*, f.code, o.currency, d.verdict, d.decided_at, d.carried_minor
  from decided d join statement_line l on l.id = d.line_id join statement o on o.id = l.statement_id
  join franchise f on f.id = l.franchise_id and f.region = ${region}
  where not exists (select 1 from statement_line c where c.decision_of = l.id)`;

export function decidedToCarry(sql: Sql, month: SettledMonth): Promise<Wanted[]> {
  return sql.all<Wanted>`select distinct franchise_id, code, currency from (${toCarry(month)}) t`;
}

/** They stand in the month's drafts, and are disputed no more; answers whose lines changed. */
export async function addDecided(tx: Tx, month: SettledMonth): Promise<string[]> {
  const rows = await tx.sql.all<{ statement_id: string }>`insert into statement_line (id, statement_id, franchise_id,
      entry_id, rebate_id, order_id, side, head_office, kind, amount_minor, decision_of, month, counts_at, state)
    select gen_random_uuid(), s.id, t.franchise_id, t.entry_id, t.rebate_id, t.order_id, t.side, true, t.kind,
      t.carried_minor, t.id, t.month, t.decided_at, t.verdict
    from (${toCarry(month)}) t join statement s on s.franchise_id = t.franchise_id and s.currency = t.currency
      and s.month = ${month.month} and s.state = 'draft'
    returning statement_id`;
  return [...new Set(rows.map((row) => row.statement_id))];
}
