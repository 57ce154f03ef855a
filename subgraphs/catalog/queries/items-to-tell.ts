import type { Tell } from '../../kernel/calls/retell.ts';

/** What a room knows of items it knows of all: there is nothing to hide from its askers. */
export const itemsToTell: Tell = async (_context, ids) => ids;

export const skusToTell: Tell = async ({ services }, skus) => {
  const rows = await services.home.database.sql.all<{ id: string }>`
    select id from item where sku = any(${[...skus]}::text[])`;
  return rows.map((row) => row.id);
};
