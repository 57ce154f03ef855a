import type { Sql } from '../../kernel/database/sql.ts';
import { readCardNumber } from '../domain/card-number.ts';
import { readExternalId } from '../domain/external-id.ts';

export async function memberIdByIdentity(
  sql: Sql, channelId: string, externalId: string,
): Promise<string | null> {
  const id = readExternalId(externalId);
  if (id === null) return null;
  const row = await sql.maybe<{ member_id: string }>`select member_id from channel_identity
    where channel_id = ${channelId} and external_id = ${id}`;
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
