import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';
import { LEFT } from '../../persistence/settlement/left.ts';
import { settledMonth } from './checks.ts';

interface Emptied { order_id: string; home_franchise_id: string; currency: string; net_minor: bigint }

/**
 * Rebates of nothing have no line: they are settled with the last month that was issued, and with the first those that
 * were left to be settled elsewhere. At most `limit`; nobody waits for them.
 */
export const settleEmpty = defineCommand<{ limit: number }, { settled: number }, never>({
  name: 'franchises.settle-empty',
  execute: async (tx, { limit }) => {
    const issued = await tx.sql.all<{ region: string; month: string }>`select region, max(month) as month
      from statement where state <> 'draft' group by 1 order by 1`;
    let settled = 0;
    for (const { region, month } of issued) {
      if (settled < limit) settled += await settleOf(tx, region, month, limit - settled);
    }
    return accepted({ settled });
  },
});

async function settleOf(tx: Tx, region: string, month: string, limit: number): Promise<number> {
  const { of } = await settledMonth(tx, region, month);
  if (!of) return 0;
  const rows = await tx.sql.all<Emptied>`update rebate set state = 'settled'
    from (select r.id from rebate r join franchise f on f.id = r.home_franchise_id and f.region = ${region}
      where r.state = 'payable' and ((r.net_minor = 0 and r.accrued_minor = 0 and r.held_until < ${of.to})
        or exists (select 1 from rebate_entry e, settlement_opening o
          where e.rebate_id = r.id and e.kind = 'accrual' and o.region = ${region} and ${LEFT}))
      order by r.id limit ${limit} for update of r) due
    where rebate.id = due.id returning order_id, home_franchise_id, currency, net_minor`;
  auditRebates(tx, rows.map((row) => ({
    orderId: row.order_id, franchiseId: row.home_franchise_id, currency: row.currency,
    before: { state: 'payable', netMinor: row.net_minor }, after: { state: 'settled', netMinor: row.net_minor },
  })));
  return rows.length;
}
