import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** What was accrued or held becomes payable when its return window has ended, at most `limit`. */
export const releaseRebates = defineCommand<{ limit: number }, { released: number }, never>({
  name: 'franchises.release-rebates',
  execute: async (tx, { limit }) => {
    const released = await tx.sql.run`update rebate set state = 'payable'
      where id in (select id from rebate where state in ('accrued', 'held')
        and held_until <= ${tx.now} order by id limit ${limit} for update)`;
    if (released > 0) tx.audit({ after: { released } });
    return accepted({ released });
  },
});
