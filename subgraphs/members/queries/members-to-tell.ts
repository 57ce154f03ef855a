import type { Tell } from '../../kernel/calls/retell.ts';

/** Members by id, with whom they were merged into; only whom the actor may see. */
export const membersToTell: Tell = async (context, ids) => {
  const sql = await context.sql();
  const rows = await sql.all<{ id: string; survivor_id: string | null }>`
    select id, survivor_id from member where id = any(${[...ids]}::uuid[])`;
  return rows.flatMap((row) => [row.id, ...(row.survivor_id ? [row.survivor_id] : [])]);
};

/** By what a channel calls them: its id, a space, its word for the person. */
export const identitiesToTell: Tell = async (context, keys) => {
  const sql = await context.sql();
  const named = keys.map((key) => ({ channelId: key.slice(0, 36), externalId: key.slice(37) }));
  const rows = await sql.all<{ member_id: string }>`
    select member_id from channel_identity where (channel_id, external_id) in (select * from unnest(
      ${named.map(({ channelId }) => channelId)}::uuid[],
      ${named.map(({ externalId }) => externalId)}::text[]))`;
  return rows.map((row) => row.member_id);
};
