import { sql as fragment, type RawBuilder } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { LEFT, OPENING } from './left.ts';

export interface SettledMonth {
  readonly region: string;
  /** '2026-09' */
  readonly month: string;
  /** Exclusive end of the month in the region's zone. */
  readonly to: Date;
  readonly zone: string;
}

/** Rebates behind an id, up to another. */
export interface Slice { readonly after: string; readonly last: string }

/** From when an entry counts: the end of the return window, later ones from when they were booked. */
export const COUNTS_AT = fragment.raw('greatest(r.held_until, e.booked_at)');

/**
 * Entries that count before the month's end for franchises of the region, each for its sides, and stand on no
 * statement yet; of a home whose region was not opened none, for neither side. What was written late counts in the next
 * statement with its own month. In steps, as a planner that knows nothing of tables which are just being filled would
 * begin with every draft for every rebate.
 */
export const countable = ({ region, to }: SettledMonth, which: RawBuilder<unknown>) => fragment`
  with booked as materialized (
    select e.id as entry_id, r.id as rebate_id, r.order_id, r.home_franchise_id, r.payer_franchise_id, r.currency,
      e.kind, r.payer_franchise_id is null as head_office, ${COUNTS_AT} as counts_at, e.amount_minor
    from rebate r join rebate_entry e on e.rebate_id = r.id ${OPENING}
    where ${which} and r.held_until < ${to} and ${COUNTS_AT} < ${to} and e.amount_minor <> 0 and not ${LEFT}),
  sided as materialized (
    select entry_id, rebate_id, order_id, home_franchise_id as franchise_id, 'home' as side, currency, kind,
      head_office, counts_at, amount_minor from booked
    union all
    select entry_id, rebate_id, order_id, payer_franchise_id, 'payer', currency, kind,
      head_office, counts_at, -amount_minor from booked where payer_franchise_id is not null)
  select sided.*, f.code from sided join franchise f on f.id = sided.franchise_id and f.region = ${region}
  where not exists (select 1 from statement_line l
    where l.entry_id = sided.entry_id and l.franchise_id = sided.franchise_id and l.decision_of is null)`;

const within = ({ after, last }: Slice) => fragment`r.id > ${after}::uuid and r.id <= ${last}::uuid`;

/** Where the next slice ends; null: nothing is left. */
export async function nextSlice(
  sql: Sql, after: string, limit: number,
): Promise<{ slice: Slice; rebates: number } | null> {
  const { last, rebates } = await sql.one<{ last: string | null; rebates: number }>`
    with part as materialized (select id from rebate where id > ${after}::uuid order by id limit ${limit})
    select (select id from part order by id desc limit 1) as last, (select count(*)::int from part) as rebates`;
  return last === null ? null : { slice: { after, last }, rebates };
}

export interface Wanted { readonly franchise_id: string; readonly code: string; readonly currency: string }

/** Franchises of the slice that have no statement of the month yet; mostly nobody, which is found out first. */
export async function withoutStatement(sql: Sql, month: SettledMonth, slice: Slice): Promise<Wanted[]> {
  const anybody = await sql.maybe`select 1 from (
      select r.home_franchise_id as franchise_id, r.currency from rebate r where ${within(slice)}
      union select r.payer_franchise_id, r.currency from rebate r where ${within(slice)}) c
    join franchise f on f.id = c.franchise_id and f.region = ${month.region}
    where not exists (select 1 from statement s where s.franchise_id = c.franchise_id and s.currency = c.currency
      and s.month = ${month.month}) limit 1`;
  if (!anybody) return [];
  return sql.all<Wanted>`select distinct c.franchise_id, c.code, c.currency from (${countable(month, within(slice))}) c
    where not exists (select 1 from statement s where s.franchise_id = c.franchise_id and s.currency = c.currency
      and s.month = ${month.month})`;
}

/**
 * Brings the lines of the month's drafts up to date for the rebates of a slice, but those `apart`: what counts no more
 * goes, what counts stays or is added. Answers whose lines changed.
 */
export async function fillSlice(
  tx: Tx, month: SettledMonth, slice: Slice, apart: readonly string[],
): Promise<string[]> {
  const gone = await tx.sql.all<{ statement_id: string }>`delete from statement_line l
    using statement s, rebate r, rebate_entry e
    where l.rebate_id > ${slice.after}::uuid and l.rebate_id <= ${slice.last}::uuid and l.decision_of is null
      and l.rebate_id <> all (${[...apart]}::uuid[]) and s.id = l.statement_id and s.region = ${month.region}
      and s.month = ${month.month} and s.state = 'draft' and r.id = l.rebate_id and e.id = l.entry_id
      and (r.held_until >= ${month.to} or ${COUNTS_AT} <> l.counts_at)
    returning l.statement_id`;
  const added = await tx.sql.all<{ statement_id: string }>`with added as (
    insert into statement_line (id, statement_id, franchise_id, entry_id, rebate_id, order_id, side, head_office, kind,
        amount_minor, month, counts_at, state)
      select gen_random_uuid(), s.id, c.franchise_id, c.entry_id, c.rebate_id, c.order_id, c.side, c.head_office,
        c.kind, c.amount_minor, to_char(c.counts_at at time zone ${month.zone}, 'YYYY-MM'), c.counts_at, 'open'
      from (${countable(month, within(slice))}) c join statement s on s.franchise_id = c.franchise_id
        and s.currency = c.currency and s.month = ${month.month} and s.state = 'draft'
      where c.rebate_id <> all (${[...apart]}::uuid[])
      returning statement_id)
    select distinct statement_id from added`;
  return [...new Set([...gone, ...added].map((row) => row.statement_id))];
}

/** While a run looked at rebates one slice after the other. */
export interface Ran { readonly since: Date; readonly until: Date }

/**
 * Those of these drafts of which lines count no more, or that lack something written while the month was run. What was
 * written afterwards is late.
 */
export async function outdatedDrafts(
  sql: Sql, month: SettledMonth, drafts: readonly string[], { since, until }: Ran,
): Promise<string[]> {
  const meanwhile = fragment`e.recorded_at >= ${since} and e.recorded_at < ${until}`;
  const rows = await sql.all<{ id: string }>`
    select l.statement_id as id from statement_line l join rebate r on r.id = l.rebate_id
      join rebate_entry e on e.id = l.entry_id
      where l.statement_id = any(${[...drafts]}::uuid[]) and l.decision_of is null
        and (r.held_until >= ${month.to} or ${COUNTS_AT} <> l.counts_at)
    union
    select s.id from (${countable(month, meanwhile)}) c join statement s on s.franchise_id = c.franchise_id
      and s.currency = c.currency and s.month = ${month.month} and s.id = any(${[...drafts]}::uuid[])`;
  return rows.map(({ id }) => id);
}
