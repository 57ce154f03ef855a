import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellLifeEvents } from '../../persistence/tell-life-events.ts';

/** Life events that were kept before anybody was told of them. */
export const tellUntoldLifeEvents = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'members.tell-untold-life-events',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ id: string }>`select id from life_event where version = 0
      order by id limit ${limit} for update skip locked`;
    await tellLifeEvents(tx, rows.map(({ id }) => id));
    return accepted({ told: rows.length });
  },
});
