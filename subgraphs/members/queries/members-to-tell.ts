import type { Tell } from '../../kernel/calls/retell.ts';

/**
 * Members by id with all ids of the same person, since a merge is understood only by who knows both sides;
 * only whom the actor may see.
 */
export const membersToTell: Tell = async (context, ids) => {
  const sql = await context.sql();
  const asked = await sql.all<{ id: string; survivor_id: string | null }>`
    select id, survivor_id from member where id = any(${[...ids]}::uuid[])`;
  if (asked.length === 0) return [];
  const survivors = [...new Set(asked.map((row) => row.survivor_id ?? row.id))];
  const merged = await sql.all<{ id: string }>`
    select id from member where survivor_id = any(${survivors}::uuid[])`;
  return [...survivors, ...merged.map(({ id }) => id)];
};

/** By what a channel calls them: its id, a space, its word for the person. */
export const identitiesToTell: Tell = async (context, keys) => {
  const sql = await context.sql();
  const named = keys.map((key) => ({ channelId: key.slice(0, 36), externalId: key.slice(37) }));
  const rows = await sql.all<{ member_id: string }>`
    select member_id from channel_identity where (channel_id, external_id) in (select * from unnest(
      ${named.map(({ channelId }) => channelId)}::uuid[],
      ${named.map(({ externalId }) => externalId)}::text[]))`;
  return membersToTell(context, rows.map((row) => row.member_id));
};
