import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockEvent } from '../../persistence/member-events.ts';

/** Offers that nobody took go on to the next, and of what is over is written down who did not come. */
export const settleMemberEvents = defineCommand<{ limit: number }, { settled: number }, never>({
  name: 'campaigns.settle-member-events',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string }>`
      select id from (select event_id as id from event_place where state = 'offered' and offer_ends_at <= ${tx.now}
        union select id from member_event where closed_at is null and ends_at <= ${tx.now}) d
      order by id limit ${limit}`;
    for (const { id } of due) {
      const event = await lockEvent(tx, id);
      if (!event || event.closedAt !== null || event.endsAt > tx.now) continue;
      const missed = await tx.sql.run`update event_place set state = 'missed', version = version + 1
        where event_id = ${id} and state = 'booked'`;
      await tx.sql.run`update member_event set closed_at = ${tx.now} where id = ${id}`;
      tx.audit({ subjectId: id, after: { missed } });
    }
    return accepted({ settled: due.length });
  },
});
