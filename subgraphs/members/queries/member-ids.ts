import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { readCardNumber } from '../domain/card-number.ts';
import { readExternalId } from '../domain/external-id.ts';
import { SHOWN_LAYER } from '../persistence/sharing.ts';

const TENANT = fragment`(select nullif(current_setting('karat.tenant', true), '')::uuid)`;

/** A franchise knows its own customers by what its own tills call them, pseudonyms as well: tills of nobody else. */
const OF_OWN_OUTLET = fragment`(exists (select 1 from known_outlet o
    where o.channel_id = i.channel_id and not o.closed and o.franchise_id = ${TENANT})
  and not exists (select 1 from known_outlet o
    where o.channel_id = i.channel_id and not o.closed and o.franchise_id is distinct from ${TENANT}))`;

export async function memberIdByIdentity(
  sql: Sql, channelId: string, externalId: string,
): Promise<string | null> {
  const id = readExternalId(externalId);
  if (id === null) return null;
  const row = await sql.maybe<{ member_id: string }>`select i.member_id
    from channel_identity i join member m on m.id = i.member_id
    where i.channel_id = ${channelId} and i.external_id = ${id} and (${SHOWN_LAYER} >= 2 or ${OF_OWN_OUTLET})`;
  return row?.member_id ?? null;
}

/** A merged member's card still finds its survivor: cards stay in people's pockets. */
export async function memberIdByCard(sql: Sql, cardNumber: string): Promise<string | null> {
  const digits = readCardNumber(cardNumber);
  if (digits === null) return null;
  const row = await sql.maybe<{ id: string }>`
    select id from member where card_number = ${digits}`;
  return row?.id ?? null;
}
