import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Channel } from '../../domain/words.ts';
import { settleMessages } from './settle-messages.ts';

export interface FindLost {
  readonly limit: number;
  /** Channels whose gateway knows a message by its key, so that sending it again sends it once. */
  readonly knowing: readonly Channel[];
}

/**
 * Messages that were being sent when the house died: nobody says whether a gateway has them. They are as those whose
 * answer was lost (after-try.ts). A gateway has had the minutes until the second try for its answer.
 */
export const findLost = defineCommand<FindLost, { found: number }, never>({
  name: 'outreach.find-lost',
  execute: async (tx, { limit, knowing }) => {
    const rows = await tx.sql.all<{ id: string; channel: Channel }>`select id, channel from message
      where state = 'sending' and taken_at < ${tx.now} and next_at <= ${tx.now}
      order by taken_at limit ${limit} for update skip locked`;
    if (rows.length === 0) return accepted({ found: 0 });
    await settleMessages.execute(tx, { tried: rows.map(({ id, channel }) => ({
      id, handed: { is: 'lost', says: 'the house ended while it was being sent' },
        knowsKeys: knowing.includes(channel) })) });
    tx.audit({ after: { lost: rows.length } });
    return accepted({ found: rows.length });
  },
});
