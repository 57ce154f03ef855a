import { sql as fragment, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { CONSENTS } from '../persistence/sharing.ts';
import { foldName, gramsToFind } from '../domain/name-grams.ts';

export type Reader = Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;

/** An exact phone in any writing, the beginning of a card number, or a part of a name. */
export interface MemberSearch {
  readonly phones: readonly string[];
  /** The first card number meant, and the first one after them. */
  readonly cards: readonly [from: string, below: string] | null;
  readonly grams: readonly string[];
  readonly folded: string;
}

/** More than these are neither looked up one by one nor counted. */
export const MOST_FOUND = 1_000;

/** Null when nothing was typed; `nobody` when nothing can be found by it. */
export function readSearch(typed: string, phones: readonly string[]): MemberSearch | 'nobody' | null {
  const text = typed.trim();
  if (text === '') return null;
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const search: MemberSearch = {
    phones, grams: gramsToFind(text), folded: foldName(text),
    cards: /^\d{3,13}$/.test(digits) ? [digits, `${digits}:`] : null,
  };
  const { cards, grams } = search;
  return phones.length === 0 && cards === null && grams.length === 0 ? 'nobody' : search;
}

/** A condition on `member m`; `kept` is the same on a channel's own `channel_member r`. */
export interface Condition { readonly where: RawBuilder<unknown>; readonly kept?: RawBuilder<unknown> }

/** Within the reach of a franchise or a channel names are found by grams that have it in front. */
export function searchConditions(
  { phones, cards, grams, folded }: MemberSearch, { kind, tenantId, channelId }: Reader,
): Condition[] {
  const within = (reach?: string) => fragment`reach_grams(${reach ?? null}::uuid, ${grams}::text[])`;
  const all = kind === 'tenant' ? fragment`m.home_grams @> ${within(tenantId)}`
    : fragment`m.name_grams @> ${grams}::text[]`;
  // Only a franchise whose terms show names comes here (`members_found`), and it finds whom it is shown with one.
  const shared = kind === 'tenant' ? [{ where: CONSENTS }] : [];
  const inOrder = fragment`position(${folded} in m.name_folded) > 0`;
  if (phones.length === 0 && cards === null) {
    const kept = kind === 'channel' ? { kept: fragment`r.grams @> ${within(channelId)}` } : {};
    // A text that is one gram is found where that is.
    const isOne = grams.length === 1 && grams[0] === folded;
    return [{ where: all, ...kept }, ...(isOne ? [] : [{ where: inOrder }]), ...shared];
  }
  const ways: RawBuilder<unknown>[] = [];
  if (phones.length > 0) ways.push(fragment`m.phone = any(${phones}::text[])`);
  if (cards) {
    ways.push(fragment`(m.card_number collate "C" >= ${cards[0]} and m.card_number collate "C" < ${cards[1]})`);
  }
  if (grams.length > 0) ways.push(fragment`(${all} and ${inOrder})`);
  return [{ where: fragment`(${fragment.join(ways, fragment` or `)})` }, ...shared];
}

/** Ids of those the reader may see, found by the indexes of what is searched; null when they are many. */
export async function foundInReach(
  sql: Sql, { phones, cards, grams, folded }: MemberSearch,
): Promise<string[] | null> {
  const rows = await sql.all<{ id: string }>`select id from members_found(
    ${grams.length > 0 ? [...grams] : null}::text[], ${folded}, ${[...phones]}::text[],
    ${cards?.[0] ?? null}::text, ${cards?.[1] ?? null}::text, ${MOST_FOUND + 1}) as t(id)`;
  return rows.length > MOST_FOUND ? null : rows.map(({ id }) => id);
}
