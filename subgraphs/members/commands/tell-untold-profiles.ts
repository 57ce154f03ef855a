import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { tellProfiles } from '../persistence/tell-profiles.ts';

/** Members whose profile nobody told as it is: those of before it was told, and what was written past it. */
export const tellUntoldProfiles = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'members.tell-untold-profiles',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ id: string }>`select id from member
      where told_version < version and survivor_id is null order by id limit ${limit} for update skip locked`;
    await tellProfiles(tx, rows.map(({ id }) => id));
    return accepted({ told: rows.length });
  },
});
