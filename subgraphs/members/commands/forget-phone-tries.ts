import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { deleteEndedTries } from '../persistence/phone-tries.ts';

/** Deletes counts whose time is over: they mean nothing any more. */
export const forgetPhoneTries = defineCommand<{ limit: number }, { forgotten: number }, never>({
  name: 'members.forget-phone-tries',
  execute: async (tx, { limit }) =>
    accepted({ forgotten: await deleteEndedTries(tx.sql, tx.now, limit) }),
});
