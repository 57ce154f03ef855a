import { dropKeysNaming } from '../../../kernel/persons/keys-naming.ts';
import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { people } from '../../persistence/people.ts';

/**
 * Forgets who a member was. Orders that never found their buyer name it by what the channel calls it, and so
 * may the channel's keys: they are found by that, before it is gone.
 */
export const erasePerson = definePersonErasure({
  room: 'orders', people, tells: 'member.erasure-done.v1',
  more: async ({ sql }, personIds) => {
    const names = await sql.all<{ channel_id: string; external_id: string }>`
      select channel_id, external_id from buyer_identity where member_id = any(${[...personIds]}::uuid[])`;
    const words = names.map((row) => row.external_id);
    const blanked = names.length === 0 ? 0 : await sql.run`
      update sales_order o set buyer_external_id = null, note = null
      from unnest(${names.map((row) => row.channel_id)}::uuid[], ${words}::text[]) as i(channel_id, external_id)
      where o.member_id is null and o.channel_id = i.channel_id and o.buyer_external_id = i.external_id`;
    const keys = await dropKeysNaming(sql, words);
    return [{ table: 'sales_order', deleted: 0, blanked, kept: null },
      { table: 'idempotency', deleted: keys, blanked: 0, kept: null }];
  },
});
