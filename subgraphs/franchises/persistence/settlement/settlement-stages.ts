import type { Counts, ProofStage } from '../../../kernel/commands/proof.ts';

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
        sum(l.amount_minor) filter (where l.state = 'disputed') as disputed,
        count(*) filter (where l.state = 'disputed') as disputes,
        count(*) filter (where l.state = 'open') as open
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
          or (p.state in ('frozen', 'paid') and coalesce(l.open, 0) + coalesce(l.disputes, 0) > 0)) as lines_differ,
      (select count(*)::int from part p join statement f on f.id = p.carried_from
        where p.state <> 'draft' and (f.state <> 'frozen' or p.carried_in_minor <> least(f.net_minor, 0)
          or f.franchise_id <> p.franchise_id or f.currency <> p.currency or f.month >= p.month)) as carried_differ,
      (select count(*)::int from part p left join booked b using (id)
        where coalesce(b.minor, 0) <> case p.state when 'draft' then 0
          when 'paid' then p.lines_minor + p.corrected_minor - p.net_minor
          else p.lines_minor + p.corrected_minor end) as ledger_differs`),
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

export const settlementStages: readonly ProofStage[] = [statements, postings];

function rangeOf(limit: number, { last, rows, ...counts }: Found) {
  return { last: rows === limit ? last : null, counts: counts as Counts };
}
