import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { sql as fragment } from 'kysely';

export interface SettledMonth {
  readonly region: string;
  /** '2026-09' */
  readonly month: string;
  /** Exclusive end of the month in the region's zone. */
  readonly to: Date;
  readonly zone: string;
}

/**
 * Entries that count before the month's end for franchises of the region, each for its sides, and stand on no
 * statement yet: from the end of the return window, later ones from when they were booked. What was written late
 * counts in the next statement with its own month.
 */
const countable = ({ region, to }: SettledMonth) => fragment`
  select e.id as entry_id, r.id as rebate_id, r.order_id, side.franchise_id, f.code, side.side, r.currency, e.kind,
    r.payer_franchise_id is null as head_office, greatest(r.held_until, e.booked_at) as counts_at,
    case side.side when 'home' then e.amount_minor else -e.amount_minor end as amount_minor
  from rebate r join rebate_entry e on e.rebate_id = r.id
  cross join lateral (values (r.home_franchise_id, 'home'), (r.payer_franchise_id, 'payer'))
    as side (franchise_id, side)
  join franchise f on f.id = side.franchise_id and f.region = ${region}
  where r.held_until < ${to} and greatest(r.held_until, e.booked_at) < ${to} and e.amount_minor <> 0
    and not exists (select 1 from statement_line l where l.franchise_id = side.franchise_id and l.entry_id = e.id)`;

/** Whose statements there will be. */
export async function franchisesToSettle(
  sql: Sql, month: SettledMonth,
): Promise<{ franchise_id: string; code: string; currency: string }[]> {
  return sql.all`select distinct franchise_id, code, currency from (${countable(month)}) c`;
}

/** Gives the month's drafts their lines, and what these add up to. */
export async function fillDrafts(tx: Tx, month: SettledMonth): Promise<void> {
  await tx.sql.run`insert into statement_line (id, statement_id, franchise_id, entry_id, rebate_id, order_id, side,
      head_office, kind, amount_minor, month, counts_at, state)
    select gen_random_uuid(), s.id, c.franchise_id, c.entry_id, c.rebate_id, c.order_id, c.side, c.head_office,
      c.kind, c.amount_minor, to_char(c.counts_at at time zone ${month.zone}, 'YYYY-MM'), c.counts_at, 'open'
    from (${countable(month)}) c join statement s on s.franchise_id = c.franchise_id and s.currency = c.currency
      and s.month = ${month.month} and s.state = 'draft'`;
}
