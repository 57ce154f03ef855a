import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readProductRows, SEARCH_FORM, writeSearch } from './product-rows.ts';

/** Search may come to find products by more than it did: at most `limit` that it would miss are written anew. */
export const spellProducts = defineCommand<{ limit: number }, { spelled: number }, never>({
  name: 'catalog.spell-products',
  execute: async (tx, { limit }) => {
    const found = await tx.sql.all<{ styleNo: string }>`select style_no as "styleNo" from product
      where search_form < ${SEARCH_FORM} order by id limit ${limit}`;
    if (found.length > 0) {
      const rows = await readProductRows(tx.sql, found.map(({ styleNo }) => styleNo));
      await writeSearch(tx.sql, [...rows.values()], tx.now);
    }
    return accepted({ spelled: found.length });
  },
});
