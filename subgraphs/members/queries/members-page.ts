import { sql as fragment, type RawBuilder } from 'kysely';
import { pageOf, readPage, type Arm, type Listing } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EMPTY_PAGE, type PageBounds } from '../../kernel/graph/page.ts';
import type { Source } from '../domain/words.ts';
import {
  foundInReach, MOST_FOUND, readSearch, searchConditions, type Condition, type MemberSearch, type Reader,
} from './member-search.ts';
import { MEMBER_COLUMNS, memberView, type MemberRow } from './member-view.ts';

export interface MemberFilter {
  readonly search?: string | null;
  /** What `search` may mean as a phone. */
  readonly phones?: readonly string[];
  readonly region?: string | null;
  readonly source?: Source | null;
  readonly enrolledFrom?: Date | null;
  readonly enrolledTo?: Date | null;
  readonly hasPhone?: boolean | null;
}

export interface MemberOrder {
  readonly by: 'enrolled_at' | 'card_number';
  readonly direction: 'asc' | 'desc';
}

const HEAD_OFFICE: Reader = { kind: 'operator' };

export async function membersPage(
  sql: Sql, filter: MemberFilter, order: MemberOrder, page: PageBounds, reader = HEAD_OFFICE,
  counting = sql,
) {
  const search = readSearch(filter.search ?? '', filter.phones ?? []);
  if (search === 'nobody') return EMPTY_PAGE;
  const found = sql.restricted && search ? await foundInReach(sql, search) : null;
  const listing = found === null ? listingOf(filter, search, order, reader)
    : byIds(found, filter, order, !counting.restricted);
  return pageOf(await readPage<MemberRow>(sql, listing, page, counting), memberView);
}

/** Few of those in reach are found by their ids; many are met soon enough on the way by time. */
function byIds(
  ids: readonly string[], filter: MemberFilter, order: MemberOrder, isWholeRule: boolean,
): Listing {
  const { arms: [arm], ...listing } = listingOf(filter, null, order, HEAD_OFFICE);
  const asked = fragment`unnest(${ids}::uuid[])`;
  return { ...listing, arms: [{
    ...arm!, where: fragment`m.id = any(${ids}::uuid[]) and ${arm!.where}`,
    // They were looked for among survivors in reach: nothing else is asked of them.
    ...(isWholeRule && conditionsOf(filter, null, HEAD_OFFICE).length === 1
      ? { count: { from: asked, where: fragment`true` } } : {}),
  }] };
}

export function listingOf(
  filter: MemberFilter, search: MemberSearch | null, order: MemberOrder, reader = HEAD_OFFICE,
): Listing {
  const { newest, ...arm } = armOf(reader, conditionsOf(filter, search, reader), search !== null);
  return {
    columns: MEMBER_COLUMNS, from: fragment`member m`, key: 'm.id', arms: [arm],
    sort: order.by === 'card_number'
      ? [{ column: 'm.card_number', type: 'text' }, { column: 'm.id', type: 'uuid' }]
      : [{ column: newest[0], type: 'timestamptz' }, { column: newest[1], type: 'uuid' }],
    descending: order.direction === 'desc', ...(search ? { countTo: MOST_FOUND } : {}),
  };
}

const all = (parts: readonly RawBuilder<unknown>[]) => fragment.join(parts, fragment` and `);

/**
 * The index of this kind of reader; what of it may be seen the policies decide. A search is counted by what is
 * searched alone: "is true" keeps the planner from going through all that is the reader's as well.
 */
function armOf(
  { kind, tenantId, channelId }: Reader, conditions: readonly Condition[], isSearch: boolean,
): Arm & { newest: readonly [string, string] } {
  if (kind === 'channel') {
    const own = fragment`r.channel_id = ${channelId ?? null}::uuid`;
    const kept = conditions.flatMap((condition) => condition.kept ?? []);
    const found = isSearch ? fragment`(${own}) is true` : own;
    return {
      from: fragment`channel_member r join member m on m.id = r.member_id`,
      where: all([own, ...conditions.map((condition) => condition.kept ?? condition.where)]),
      newest: ['r.enrolled_at', 'r.member_id'],
      ...(kept.length === conditions.length
        ? { count: { from: fragment`channel_member r`, where: all([found, ...kept]) } } : {}),
    };
  }
  const own = kind === 'tenant' ? fragment`m.home_tenant_id = ${tenantId ?? null}::uuid`
    : kind === 'person' ? fragment`m.id = (select nullif(current_setting('karat.person', true), '')::uuid)`
      : fragment`true`;
  const from = fragment`member m`;
  const asked = conditions.map(({ where }) => where);
  return {
    from, where: all([own, ...asked]), newest: ['m.enrolled_at', 'm.id'],
    ...(isSearch ? { count: { from, where: all([fragment`(${own}) is true`, ...asked]) } } : {}),
  };
}

function conditionsOf(filter: MemberFilter, search: MemberSearch | null, reader: Reader): Condition[] {
  // Merged members are their survivors, and a channel's own are survivors only.
  const parts: Condition[] = [{ where: fragment`m.survivor_id is null`, kept: fragment`true` }];
  const { region, source, enrolledFrom, enrolledTo, hasPhone } = filter;
  const kept = (column: string, rest: RawBuilder<unknown>) => parts.push(
    { where: fragment`m.${fragment.raw(column)} ${rest}`, kept: fragment`r.${fragment.raw(column)} ${rest}` });
  if (region) kept('region', fragment`= ${region}`);
  if (enrolledFrom) kept('enrolled_at', fragment`>= ${enrolledFrom}`);
  if (enrolledTo) kept('enrolled_at', fragment`< ${enrolledTo}`);
  if (source) parts.push({ where: fragment`m.source = ${source}` });
  if (hasPhone === true) parts.push({ where: fragment`m.phone is not null` });
  if (hasPhone === false) parts.push({ where: fragment`m.phone is null` });
  if (search) parts.push(...searchConditions(search, reader));
  return parts;
}
