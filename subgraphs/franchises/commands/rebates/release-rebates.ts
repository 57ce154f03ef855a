import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';

interface Released {
  order_id: string; home_franchise_id: string; currency: string; net_minor: bigint; state: string;
}

/** What was accrued or held becomes payable when its return window has ended, at most `limit`. */
export const releaseRebates = defineCommand<{ limit: number }, { released: number }, never>({
  name: 'franchises.release-rebates',
  execute: async (tx, { limit }) => {
    const released = await tx.sql.all<Released>`update rebate set state = 'payable'
      from (select id, state from rebate where state in ('accrued', 'held')
        and held_until <= ${tx.now} order by id limit ${limit} for update) was
      where rebate.id = was.id
      returning order_id, home_franchise_id, currency, net_minor, was.state`;
    auditRebates(tx, released.map((row) => ({
      orderId: row.order_id, franchiseId: row.home_franchise_id, currency: row.currency,
      before: { state: row.state, netMinor: row.net_minor },
      after: { state: 'payable', netMinor: row.net_minor },
    })));
    return accepted({ released: released.length });
  },
});
