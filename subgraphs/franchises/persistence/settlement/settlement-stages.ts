import type { Counts, ProofStage } from '../../../kernel/commands/proof.ts';
import { LEFT, OPENING } from './left.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/**
 * Statements against their lines, against what they carry, and against the ledger: what a franchise's account says
 * of a statement is what its lines are worth, less what was paid.
 */
const statements: ProofStage = {
  table: 'statement',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select * from statement where id > ${after}::uuid order by id limit ${limit}),
    lines as (select l.statement_id, count(*) as lines, sum(l.amount_minor) as minor,
        sum(l.corrected_minor) as corrected,
        sum(l.amount_minor) filter (where l.state = 'disputed' or l.deferred) as disputed,
        count(*) filter (where l.state = 'disputed') as disputes,
        count(*) filter (where l.state = 'open') as open,
        count(*) filter (where l.state = 'disputed' and not l.deferred) as loose
      from part p join statement_line l on l.statement_id = p.id group by 1),
    booked as (select p.id, sum(e.amount_minor) as minor
      from part p join settlement_posting b on b.statement_id = p.id
      join settlement_entry e on e.posting_id = b.id and e.account = 'franchise' and e.franchise_id = p.franchise_id
      group by 1)
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as statements,
      (select id from part order by id desc limit 1) as last,
      (select count(*)::int from part p left join lines l on l.statement_id = p.id
        where p.lines <> coalesce(l.lines, 0) or p.lines_minor <> coalesce(l.minor, 0)
          or p.corrected_minor <> coalesce(l.corrected, 0) or p.disputed_minor <> coalesce(l.disputed, 0)
          or p.disputes_open <> coalesce(l.disputes, 0)
          or (p.state in ('frozen', 'paid') and coalesce(l.open, 0) + coalesce(l.loose, 0) > 0)) as lines_differ,
      (select count(*)::int from part p join statement f on f.id = p.carried_from
        where p.state <> 'draft' and (f.state <> 'frozen' or p.carried_in_minor <> least(f.net_minor, 0)
          or f.franchise_id <> p.franchise_id or f.currency <> p.currency or f.month >= p.month)) as carried_differ,
      (select count(*)::int from part p left join booked b using (id)
        where coalesce(b.minor, 0) <> case p.state when 'draft' then 0
          when 'issued' then p.lines_minor + p.corrected_minor
          when 'frozen' then p.lines_minor + p.corrected_minor - p.disputed_minor
          else p.lines_minor + p.corrected_minor - p.disputed_minor - p.net_minor end) as ledger_differs`),
};

/** Each posting adds up to zero. */
const postings: ProofStage = {
  table: 'settlement_posting',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select id from settlement_posting where id > ${after}::uuid order by id limit ${limit})
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as postings,
      (select id from part order by id desc limit 1) as last,
      (select count(*)::int from (select e.posting_id from part p join settlement_entry e on e.posting_id = p.id
        group by e.posting_id, e.currency having sum(e.amount_minor) <> 0) b) as unbalanced`),
};

/**
 * Each line is its entry, of its rebate and side, less what was spared; or what was decided of another line. None is
 * of what was left to be settled elsewhere; and none is between franchises without its other side, once that franchise
 * had a later statement since: it would stay in clearing for ever.
 */
const lines: ProofStage = {
  table: 'statement_line',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select * from statement_line where id > ${after}::uuid order by id limit ${limit})
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as lines,
      (select id from part order by id desc limit 1) as last,
      (select count(*)::int from part p join statement s on s.id = p.statement_id
        left join rebate_entry e on e.id = p.entry_id left join rebate r on r.id = p.rebate_id
        left join statement_dispute d on d.line_id = p.decision_of
        where e.rebate_id is distinct from p.rebate_id or e.kind <> p.kind or r.order_id <> p.order_id
          or r.currency <> s.currency or s.franchise_id <> p.franchise_id
          or p.franchise_id is distinct from case p.side when 'home' then r.home_franchise_id
            else r.payer_franchise_id end
          or case when p.decision_of is null then p.amount_minor - p.spared_minor
              <> case p.side when 'home' then e.amount_minor else -e.amount_minor end
            else p.amount_minor is distinct from d.carried_minor end) as entries_differ,
      (select count(*)::int from part p join statement s on s.id = p.statement_id and s.state <> 'draft'
        join rebate_entry e on e.id = p.entry_id join rebate r on r.id = p.rebate_id ${OPENING}
        cross join lateral (select case p.side when 'home' then r.payer_franchise_id
          else r.home_franchise_id end as id) other
        where p.decision_of is null and (${LEFT} or (not p.head_office
          and not exists (select 1 from statement_line l where l.entry_id = p.entry_id and l.franchise_id = other.id
            and l.decision_of is null)
          and exists (select 1 from statement n where n.franchise_id = other.id and n.currency = s.currency
            and n.state <> 'draft' and n.month > s.month and n.drafted_at > s.issued_at)))) as accounts_differ`),
};

/** What is settled stands on a statement of its home, but for what was left to be settled elsewhere. */
const settled: ProofStage = {
  table: 'rebate',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (select * from rebate where id > ${after}::uuid order by id limit ${limit})
    select (select count(*)::int from part) as rows, (select id from part order by id desc limit 1) as last,
      (select count(*)::int from part r where r.state = 'settled' and r.net_minor <> 0
          and not exists (select 1 from rebate_entry e, franchise h, settlement_opening o where e.rebate_id = r.id
            and e.kind = 'accrual' and h.id = r.home_franchise_id and o.region = h.region and ${LEFT})
          and not exists (select 1 from statement_line l join statement s on s.id = l.statement_id
            where l.rebate_id = r.id and l.franchise_id = r.home_franchise_id and l.kind = 'accrual'
              and s.state in ('frozen', 'paid'))) as entries_differ`),
};

/**
 * The account of each franchise is what all its statements say, and clearing is what its lines with other franchises
 * are: at zero once both of their statements are issued. Head office's is the rest, as each posting is zero.
 */
const accounts: ProofStage = {
  table: 'franchise',
  // Each with all its lines.
  check: async (sql, after, limit) => rangeOf(Math.min(limit, 20), await sql.one<Found>`
    with part as materialized (
      select id from franchise where id > ${after}::uuid order by id limit ${Math.min(limit, 20)}),
    said as (select s.franchise_id, s.currency, sum(s.lines_minor + s.corrected_minor
        - case when s.state in ('frozen', 'paid') then s.disputed_minor else 0 end
        - case when s.state = 'paid' then s.net_minor else 0 end) as minor
      from statement s join part p on p.id = s.franchise_id where s.state <> 'draft' group by 1, 2),
    booked as (select e.franchise_id, e.currency, sum(e.amount_minor) as minor
      from settlement_entry e join part p on p.id = e.franchise_id where e.account = 'franchise' group by 1, 2),
    between_them as (select s.currency, sum(l.amount_minor - l.spared_minor) as minor
      from statement s join part p on p.id = s.franchise_id join statement_line l on l.statement_id = s.id
      where s.state <> 'draft' and not l.head_office group by 1),
    cleared as (select e.currency, sum(e.amount_minor) as minor
      from statement s join part p on p.id = s.franchise_id join settlement_posting b on b.statement_id = s.id
      join settlement_entry e on e.posting_id = b.id and e.account = 'clearing' group by 1)
    select (select count(*)::int from part) as rows, (select id from part order by id desc limit 1) as last,
      (select count(*)::int from said full join booked using (franchise_id, currency)
        where coalesce(said.minor, 0) <> coalesce(booked.minor, 0))
      + (select count(*)::int from between_them b full join cleared c using (currency)
        where coalesce(b.minor, 0) <> -coalesce(c.minor, 0)) as accounts_differ`),
};

export const settlementStages: readonly ProofStage[] = [statements, postings, lines, settled, accounts];

function rangeOf(limit: number, { last, rows, ...counts }: Found) {
  return { last: rows === limit ? last : null, counts: counts as Counts };
}
