import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

/** Who was shown a channel's secret, and when; the secret itself is worked out from the house's and kept nowhere. */
export const revealPaymentSecret = defineCommand<{ readonly channelId: string }, { channelId: string }, 'NOT_FOUND'>({
  name: 'orders.reveal-payment-secret',
  needs: namedBy({ channelId: FACT.channel }),
  execute: async (tx, { channelId }) => {
    const known = await tx.sql.maybe`select channel_id from channel_fact where channel_id = ${channelId}`;
    if (!known) return refused('NOT_FOUND', 'There is no such channel.', ['channelId']);
    tx.audit({ subjectId: channelId, after: { shown: 'payment secret' } });
    return accepted({ channelId });
  },
});
