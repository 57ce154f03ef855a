import type { Counts, ProofStage } from '../../kernel/commands/proof.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/** What members have against their entries. */
const accounts: ProofStage = {
  table: 'credit_account',
  check: async (sql, after, limit) => {
    const { last, rows, ...counts } = await sql.one<Found>`
      with part as materialized (
        select * from credit_account where id > ${after}::uuid order by id limit ${limit}),
      rebuilt as (select p.id, coalesce(sum(e.minor), 0) as minor
        from part p left join credit_entry e on e.account_id = p.id group by p.id)
      select (select count(*)::int from part) as rows, (select count(*)::int from part) as looked,
        (select id from part order by id desc limit 1) as last,
        (select count(*)::int from part p join rebuilt r using (id)
          where p.kind = 'member' and p.balance_minor <> r.minor) as balances_differ,
        (select count(*)::int from part p where p.balance_minor < 0) as overdrawn`;
    return { last: rows === limit ? last : null, counts: counts as Counts };
  },
};

/** Old gold against what was credited for it, once. */
const tradeIns: ProofStage = {
  table: 'trade_in',
  check: async (sql, after, limit) => {
    const { last, rows, ...counts } = await sql.one<Found>`
      with part as materialized (select * from trade_in where id > ${after}::uuid order by id limit ${limit}),
      credited as (select p.id, coalesce(sum(e.minor) filter (where a.kind = 'member'), 0) as minor
        from part p left join credit_entry e on e.trade_in_id = p.id left join credit_account a on a.id = e.account_id
        group by p.id)
      select (select count(*)::int from part) as rows, (select count(*)::int from part) as looked,
        (select id from part order by id desc limit 1) as last,
        (select count(*)::int from part p join credited c using (id)
          where c.minor <> coalesce(p.given_minor, 0)) as credits_differ`;
    return { last: rows === limit ? last : null, counts: counts as Counts };
  },
};

export const creditStages: readonly ProofStage[] = [accounts, tradeIns];
