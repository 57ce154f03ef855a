import type { Tell } from '../../kernel/calls/retell.ts';

export const channelsToTell: Tell = async (_context, ids) => ids;

/** Outlets bring the channel they sell through: whoever knows the one needs the other. */
export const outletsToTell: Tell = async ({ services }, ids) => {
  const rows = await services.home.database.sql.all<{ id: string; channel_id: string | null }>`
    select id, channel_id from outlet where id = any(${[...ids]}::uuid[])`;
  return rows.flatMap(placeOf);
};

export const outletCodesToTell: Tell = async ({ services }, codes) => {
  const rows = await services.home.database.sql.all<{ id: string; channel_id: string | null }>`
    select id, channel_id from outlet where code = any(${[...codes]}::text[])`;
  return rows.flatMap(placeOf);
};

function placeOf(row: { id: string; channel_id: string | null }): string[] {
  return [row.id, ...(row.channel_id ? [row.channel_id] : [])];
}
