import { sql as fragment, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { pageOf, readPage, type Arm, type Listing } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EMPTY_PAGE, type PageBounds } from '../../kernel/graph/page.ts';
import type { Source } from '../domain/words.ts';
import {
  foundInReach, readSearch, searchCondition, type MemberSearch,
} from './member-search.ts';
import { memberView, type MemberRow } from './member-view.ts';

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

export type Reader = Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;
const HEAD_OFFICE: Reader = { kind: 'operator' };

const COLUMNS = fragment.raw(`m.id, m.card_number, m.region, m.name, m.phone, m.phone_verified, m.email,
  m.gender, m.birthday, m.city, m.styles, m.stones, m.occasions, m.ring_size, m.source, m.enrolled_at,
  m.version`);

export async function membersPage(
  sql: Sql, filter: MemberFilter, order: MemberOrder, page: PageBounds, reader = HEAD_OFFICE,
  counting = sql,
) {
  const search = readSearch(filter.search ?? '', filter.phones ?? []);
  if (search === 'nobody') return EMPTY_PAGE;
  const found = sql.restricted && search ? await foundInReach(sql, search) : null;
  const listing = found === null ? listingOf(filter, search, order, reader)
    : byIds(found, listingOf(filter, null, order, HEAD_OFFICE));
  return pageOf(await readPage<MemberRow>(sql, listing, page, counting), memberView);
}

/** Few of those in reach are found by their ids; many are met soon enough on the way by time. */
function byIds(ids: readonly string[], listing: Listing): Listing {
  const [arm] = listing.arms;
  return { ...listing, arms: [{ ...arm!, where: fragment`m.id = any(${ids}::uuid[]) and ${arm!.where}` }] };
}

export function listingOf(
  filter: MemberFilter, search: MemberSearch | null, order: MemberOrder, reader = HEAD_OFFICE,
): Listing {
  const { newest, ...arm } = armOf(reader, conditionsOf(filter, search));
  return {
    columns: COLUMNS, from: fragment`member m`, key: 'm.id', arms: [arm],
    sort: order.by === 'card_number'
      ? [{ column: 'm.card_number', type: 'text' }, { column: 'm.id', type: 'uuid' }]
      : [{ column: newest[0], type: 'timestamptz' }, { column: newest[1], type: 'uuid' }],
    descending: order.direction === 'desc',
  };
}

/** The index of this kind of reader; what of it may be seen the policies decide. */
function armOf(
  { kind, tenantId, channelId }: Reader, conditions: readonly RawBuilder<unknown>[],
): Arm & { newest: readonly [string, string] } {
  const where = (own: RawBuilder<unknown>) => fragment.join([own, ...conditions], fragment` and `);
  if (kind === 'channel') {
    const own = fragment`r.channel_id = ${channelId ?? null}::uuid`;
    return {
      from: fragment`channel_member r join member m on m.id = r.member_id`, where: where(own),
      newest: ['r.enrolled_at', 'r.member_id'],
      // Only survivors are in it, which is the one condition that is always there.
      ...(conditions.length === 1 ? { count: { from: fragment`channel_member r`, where: own } } : {}),
    };
  }
  const own = kind === 'tenant' ? fragment`m.home_tenant_id = ${tenantId ?? null}::uuid`
    : kind === 'person' ? fragment`m.id = (select nullif(current_setting('karat.person', true), '')::uuid)`
      : fragment`true`;
  return { from: fragment`member m`, where: where(own), newest: ['m.enrolled_at', 'm.id'] };
}

/** Merged members are their survivors. */
function conditionsOf(filter: MemberFilter, search: MemberSearch | null): RawBuilder<unknown>[] {
  const parts = [fragment`m.survivor_id is null`];
  const { region, source, enrolledFrom, enrolledTo, hasPhone } = filter;
  if (region) parts.push(fragment`m.region = ${region}`);
  if (source) parts.push(fragment`m.source = ${source}`);
  if (enrolledFrom) parts.push(fragment`m.enrolled_at >= ${enrolledFrom}`);
  if (enrolledTo) parts.push(fragment`m.enrolled_at < ${enrolledTo}`);
  if (hasPhone === true) parts.push(fragment`m.phone is not null`);
  if (hasPhone === false) parts.push(fragment`m.phone is null`);
  if (search) parts.push(searchCondition(search));
  return parts;
}
