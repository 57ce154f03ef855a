import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { ANNOUNCED_FORM, announceItems } from './announce-items.ts';

/**
 * News of an item may come to say more than it said: items whose readers would miss it are announced
 * again, at most `limit` at a time.
 */
export const announceAnew = defineCommand<{ limit: number }, { announced: number }, never>({
  name: 'catalog.announce-anew',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ id: string }>`select id from item
      where announced_form < ${ANNOUNCED_FORM} order by id limit ${limit}`;
    const announced = rows.length === 0 ? 0
      : await announceItems(tx, { itemIds: rows.map(({ id }) => id) });
    return accepted({ announced });
  },
});
