import { sql as fragment, type RawBuilder } from 'kysely';
import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { foldName, gramsToFind } from '../domain/name-grams.ts';
import { phonesMeant } from '../domain/phone.ts';
import type { Source } from '../domain/words.ts';
import { memberView, type MemberRow } from './member-view.ts';

export interface MemberFilter {
  readonly search?: string | null;
  readonly region?: Region | null;
  readonly source?: Source | null;
  readonly enrolledFrom?: Date | null;
  readonly enrolledTo?: Date | null;
  readonly hasPhone?: boolean | null;
}

export interface MemberOrder {
  readonly by: 'enrolled_at' | 'card_number';
  readonly direction: 'asc' | 'desc';
}

const COLUMNS = fragment.raw(`id, card_number, region, name, phone, phone_verified, email, gender,
  birthday, city, styles, stones, occasions, ring_size, source, enrolled_at, version`);

export async function membersPage(
  sql: Sql, filter: MemberFilter, order: MemberOrder, page: { limit: number; offset: number },
) {
  const where = conditionOf(filter, sql.restricted);
  if (where === null) return { items: [], totalCount: 0 };
  const rows = await sql.all<MemberRow>`${selectMembers(where, order)}
    limit ${page.limit} offset ${page.offset}`;
  const { count } = await sql.one<{ count: number }>`
    select count(*)::int as count from member where ${where}`;
  return { items: rows.map(memberView), totalCount: count };
}

export function selectMembers(where: RawBuilder<unknown>, order: MemberOrder) {
  const direction = fragment.raw(order.direction);
  return order.by === 'card_number'
    ? fragment`select ${COLUMNS} from member where ${where} order by card_number ${direction}`
    : fragment`select ${COLUMNS} from member where ${where}
      order by enrolled_at ${direction}, id ${direction}`;
}

/** Null when nothing can be found by what was typed. Merged members are their survivors. */
export function conditionOf(
  filter: MemberFilter, restricted = false,
): RawBuilder<unknown> | null {
  const parts = [fragment`survivor_id is null`];
  if (restricted) parts.push(fragment`id in (select person_id from person_visibility)`);
  const { search, region, source, enrolledFrom, enrolledTo, hasPhone } = filter;
  if (region) parts.push(fragment`region = ${region}`);
  if (source) parts.push(fragment`source = ${source}`);
  if (enrolledFrom) parts.push(fragment`enrolled_at >= ${enrolledFrom}`);
  if (enrolledTo) parts.push(fragment`enrolled_at < ${enrolledTo}`);
  if (hasPhone === true) parts.push(fragment`phone is not null`);
  if (hasPhone === false) parts.push(fragment`phone is null`);
  if (search && search.trim() !== '') {
    const found = searchCondition(search.trim());
    if (found === null) return null;
    parts.push(found);
  }
  return fragment.join(parts, fragment` and `);
}

/** An exact phone in any writing, the beginning of a card number, or a part of a name. */
function searchCondition(search: string): RawBuilder<unknown> | null {
  const ways: RawBuilder<unknown>[] = [];
  const phones = phonesMeant(search);
  if (phones.length > 0) ways.push(fragment`phone = any(${phones}::text[])`);
  const digits = search.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{3,13}$/.test(digits)) ways.push(fragment`card_number like ${`${digits}%`}`);
  const grams = gramsToFind(search);
  if (grams.length > 0) {
    ways.push(fragment`(name_grams @> ${grams}::text[]
      and position(${foldName(search)} in name_folded) > 0)`);
  }
  return ways.length === 0 ? null : fragment`(${fragment.join(ways, fragment` or `)})`;
}
