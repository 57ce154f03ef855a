import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { sweepHolds } from './sweep-holds.ts';

/** Unpaid holds whose time is up end, at most `limit`; the first of the waitlist get their own time. */
export const expireHolds = defineCommand<
  { dropId: string | null; limit: number }, { expired: number }, never>({
  name: 'campaigns.expire-holds',
  execute: async (tx, { dropId, limit }) => (
    accepted({ expired: await sweepHolds(tx, dropId, limit) })),
});
