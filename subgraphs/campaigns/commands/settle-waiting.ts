import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { lockDrops } from '../persistence/drops.ts';
import { settleDrops } from '../persistence/promote-waiting.ts';

/** The next of a drop's waitlist, at most `limit`; answers how many moved. */
export const settleWaiting = defineCommand<
  { dropId: string; limit: number }, { moved: number }, never>({
  name: 'campaigns.settle-waiting',
  execute: async (tx, { dropId, limit }) => {
    const drops = await lockDrops(tx.sql, [dropId]);
    return accepted({ moved: await settleDrops(tx, drops.values(), limit) });
  },
});
