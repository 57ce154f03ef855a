import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { countPhoneTries, forgivePhoneTry } from '../persistence/phone-tries.ts';

interface PhoneSearch {
  readonly phones: readonly string[];
}

/** Counted before anybody looks, so that searches at the same moment cannot pass together. */
export const countPhoneSearch = defineCommand<PhoneSearch, null, 'TOO_MANY_ATTEMPTS'>({
  name: 'members.count-phone-search',
  execute: async (tx, { phones }) => {
    const [waitSeconds] = await countPhoneTries(tx.sql, [{ actor: tx.actor, phones }], tx.now);
    tx.keepRefused();
    return waitSeconds === null || waitSeconds === undefined ? accepted(null)
      : refused('TOO_MANY_ATTEMPTS', 'Too many phones were tried.', [], { waitSeconds });
  },
});

export const forgivePhoneSearch = defineCommand<PhoneSearch, null, never>({
  name: 'members.forgive-phone-search',
  execute: async (tx, { phones }) => {
    await forgivePhoneTry(tx.sql, { actor: tx.actor, phones });
    return accepted(null);
  },
});
