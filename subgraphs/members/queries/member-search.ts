import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { foldName, gramsToFind } from '../domain/name-grams.ts';

/** An exact phone in any writing, the beginning of a card number, or a part of a name. */
export interface MemberSearch {
  readonly phones: readonly string[];
  /** The first card number meant, and the first one after them. */
  readonly cards: readonly [from: string, below: string] | null;
  readonly grams: readonly string[];
  readonly folded: string;
}

/** More than these are not looked up one by one. */
const FEW = 1_000;

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

export function searchCondition(
  { phones, cards, grams, folded }: MemberSearch,
): RawBuilder<unknown> {
  const ways: RawBuilder<unknown>[] = [];
  if (phones.length > 0) ways.push(fragment`m.phone = any(${phones}::text[])`);
  if (cards) {
    ways.push(fragment`(m.card_number collate "C" >= ${cards[0]} and m.card_number collate "C" < ${cards[1]})`);
  }
  if (grams.length > 0) {
    ways.push(fragment`(m.name_grams @> ${grams}::text[] and position(${folded} in m.name_folded) > 0)`);
  }
  return fragment`(${fragment.join(ways, fragment` or `)})`;
}

/** Ids of those the reader may see, found by the indexes of what is searched; null when they are many. */
export async function foundInReach(
  sql: Sql, { phones, cards, grams, folded }: MemberSearch,
): Promise<string[] | null> {
  const rows = await sql.all<{ id: string }>`select id from members_found(
    ${grams.length > 0 ? [...grams] : null}::text[], ${folded}, ${[...phones]}::text[],
    ${cards?.[0] ?? null}::text, ${cards?.[1] ?? null}::text, ${FEW + 1}) as t(id)`;
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}
