import type { ProofStage } from '../../../kernel/commands/proof.ts';

/**
 * The days of the charity fund worked out anew from its postings, and payouts against what was posted of them: in one
 * statement, for days are sums over all postings. That a posting adds up to zero is asked of each row by its check.
 */
export const fundStage: ProofStage = {
  table: 'charity_posting',
  check: async (sql) => ({ last: null, counts: await sql.one<{ charity: number }>`
    with rebuilt as (select region, currency, day, kind, sum(abs(to_fund)) as amount, count(*) as postings
        from charity_posting group by 1, 2, 3, 4),
      kept as (select region, currency, day, kind, sum(amount) as amount, sum(postings) as postings
        from charity_day group by 1, 2, 3, 4),
      moved as (select payout_id, coalesce(sum(to_paid_out), 0) as paid from charity_posting
        where payout_id is not null group by 1)
    select ((select count(*) from rebuilt r full join kept k using (region, currency, day, kind)
        where r.amount is distinct from k.amount or r.postings is distinct from k.postings)
      + (select count(*) from charity_payout p left join moved m on m.payout_id = p.id
        where coalesce(m.paid, 0) <> case when p.state in ('posted', 'reversal_proposed') then p.amount_minor
          else 0 end))::int as charity` }),
};
