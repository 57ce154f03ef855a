import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { OLDEST_MS } from '../../domain/interactions/interaction-rules.ts';

/** A day longer than anything told again would be believed. */
const KEPT_MS = OLDEST_MS + 86_400_000;

/** Deletes single interactions that nobody could tell again, at most `limit`: what they came to stays. */
export const forgetInteractions = defineCommand<{ limit: number }, { forgotten: number }, never>({
  name: 'campaigns.forget-interactions',
  execute: async (tx, { limit }) => {
    const { forgotten } = await tx.sql.one<{ forgotten: number }>`with gone as (
      delete from room_interaction where (session_id, teller_id, event_id) in (
        select session_id, teller_id, event_id from room_interaction
        where told_at < ${new Date(tx.now.getTime() - KEPT_MS)} order by told_at limit ${limit}) returning 1)
      select count(*)::int as forgotten from gone`;
    if (forgotten > 0) tx.audit({ after: { forgotten } });
    return accepted({ forgotten });
  },
});
