import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Region } from '../../../contracts/words.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { lockBuyers } from '../buyer-locks.ts';
import type { OrderToRecord } from './order-to-record.ts';

export interface Buyer {
  readonly memberId: string;
  readonly region: Region;
  /** The id that was said or linked, where it was merged into memberId. */
  readonly boughtAs: string | null;
}

export interface BuyerFacts {
  /** By the id that was given, of a buyer or of a hold; the survivor's where it was merged away. */
  readonly memberById: ReadonlyMap<string, Buyer>;
  /** By channel and external id (buyerKey). */
  readonly memberByIdentity: ReadonlyMap<string, Buyer>;
  /** "member channel" pairs of those that channels named. */
  readonly linked: ReadonlySet<string>;
}

interface Asked {
  readonly buyer: OrderToRecord['buyer'];
  readonly channelId: string | null;
  readonly actor: Actor;
  /** Whose points are to pay. */
  readonly holderId: string | null;
}

export function buyerKey(channelId: string, externalId: string): string {
  return `${channelId}\n${externalId}`;
}

/**
 * Buyers as they stand. For identities that are not known yet the lock makes sure that either this
 * order sees the link or the link sees this order (see link-kept-orders.ts).
 */
export async function loadBuyers(sql: Sql, asked: readonly Asked[]): Promise<BuyerFacts> {
  await shareMerges(sql);
  const identities = asked.flatMap(({ buyer, channelId }) =>
    (buyer && 'externalId' in buyer && channelId ? [{ channelId, externalId: buyer.externalId }] : []));
  const memberByIdentity = await readIdentities(sql, identities);
  const unknown = identities.filter((identity) =>
    !memberByIdentity.has(buyerKey(identity.channelId, identity.externalId)));
  if (unknown.length > 0) {
    await lockBuyers(sql, unknown);
    for (const [key, buyer] of await readIdentities(sql, unknown)) memberByIdentity.set(key, buyer);
  }
  return { memberByIdentity, ...await readMembers(sql, asked) };
}

async function readIdentities(
  sql: Sql, identities: readonly { channelId: string; externalId: string }[],
): Promise<Map<string, Buyer>> {
  if (identities.length === 0) return new Map();
  const rows = await sql.all<{
    channel_id: string; external_id: string; member_id: string; linked_member_id: string | null;
    region: Region;
  }>`
    select channel_id, external_id, member_id, linked_member_id, region from buyer_identity
    where (channel_id, external_id) in (select * from unnest(
      ${identities.map((identity) => identity.channelId)}::uuid[],
      ${identities.map((identity) => identity.externalId)}::text[]))`;
  return new Map(rows.map((row) => [
    buyerKey(row.channel_id, row.external_id),
    { memberId: row.member_id, region: row.region, boughtAs: row.linked_member_id }]));
}

async function readMembers(
  sql: Sql, asked: readonly Asked[],
): Promise<Pick<BuyerFacts, 'memberById' | 'linked'>> {
  const ids = [...new Set(asked.flatMap(({ buyer, holderId }) => [
    buyer && 'memberId' in buyer ? buyer.memberId : null, holderId].filter((id) => id !== null)))];
  if (ids.length === 0) return { memberById: new Map(), linked: new Set() };
  const rows = await sql.all<{
    given: string; member_id: string; region: Region; channel_ids: string[];
  }>`
    select given.member_id as given, m.member_id, m.region, array(
      select i.channel_id::text from buyer_identity i where i.member_id = m.member_id) as channel_ids
    from member_fact given join member_fact m
      on m.member_id = coalesce(given.survivor_id, given.member_id)
    where given.member_id = any(${ids}::uuid[])`;
  return {
    memberById: new Map(rows.map((row) => [
      row.given, {
        memberId: row.member_id, region: row.region,
        boughtAs: row.given === row.member_id ? null : row.given,
      }])),
    linked: new Set(rows.flatMap((row) =>
      row.channel_ids.map((channelId) => `${row.member_id} ${channelId}`))),
  };
}
