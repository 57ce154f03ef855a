import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** Sessions nobody ended are over at their planned end, at most `limit`; open holds go on until they expire. */
export const endOverdueSessions = defineCommand<{ limit: number }, { ended: number }, never>({
  name: 'campaigns.end-overdue-sessions',
  execute: async (tx, { limit }) => {
    const ended = await tx.sql.all<{ id: string; state: string }>`
      with due as (select id, state from live_session
        where state <> 'ended' and ends_at <= ${tx.now} order by id limit ${limit} for update)
      update live_session s set state = 'ended', ended_at = ends_at, version = version + 1
      from due where s.id = due.id returning s.id, due.state`;
    for (const { id, state } of ended) {
      await tx.sql.run`select pg_notify('campaigns', ${`room:${id}`})`;
      tx.audit({ subjectId: id, before: { state }, after: { state: 'ended' }, reason: 'planned end' });
    }
    return accepted({ ended: ended.length });
  },
});
