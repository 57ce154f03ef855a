import { sql as fragment, type RawBuilder } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { connectionFrom, encodeCursor, readCursor, type PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Redemption } from '../../graphql/redemptions/redemption.type.ts';

interface Row {
  id: string;
  rewardId: string;
  memberId: string;
  outletId: string;
  quantity: number;
  points: bigint;
  cashMinor: bigint;
  currency: string;
  funderId: string | null;
  state: string;
  codeHash: string;
  channelId: string | null;
  couponId: string | null;
  isCoupon: boolean;
  redeemedAt: Date;
  untilAt: Date;
  settledAt: Date | null;
}

const COLUMNS = fragment.raw(`d.id, d.reward_id as "rewardId", d.member_id as "memberId", d.outlet_id as "outletId",
  d.quantity, d.points, d.cash_minor as "cashMinor", d.currency, d.funder_id as "funderId", d.state,
  d.code_hash as "codeHash", d.channel_id as "channelId", d.redeemed_at as "redeemedAt", d.until_at as "untilAt",
  d.settled_at as "settledAt", d.coupon_id as "couponId",
  d.coupon_id is not null or coalesce(d.state = 'reserving' and (select r.kind = 'coupon' from reward r
    where r.id = d.reward_id), false) as "isCoupon"`);

function redemptionView({ id: uuid, memberId, outletId, funderId, cashMinor, currency, ...row }: Row): Redemption {
  return {
    ...row, uuid, id: encodeId(PREFIX.redemption, uuid), member: { id: encodeId(PREFIX.member, memberId) },
    outlet: { id: encodeId(PREFIX.outlet, outletId) }, cash: moneyView(cashMinor, currency),
    funder: funderId ? { id: encodeId(PREFIX.franchise, funderId) } : null,
  };
}

/** uuids in, redemptions in the same order out. */
export async function redemptionsById(sql: Sql, ids: readonly string[]): Promise<(Redemption | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from redemption d where d.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, redemptionView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface RedemptionQuery {
  readonly state: string | null;
  readonly outletId: string | null;
  readonly rewardId: string | null;
  readonly now: Date;
}

/** What has lapsed has ended, whether or not a job has swept it since. */
function inState(state: string | null, now: Date): RawBuilder<unknown> {
  if (state === null) return fragment`true`;
  if (state === 'open' || state === 'reserving') {
    return fragment`d.state = ${state} and (d.until_at > ${now} or d.coupon_id is not null)`;
  }
  return state === 'expired'
    ? fragment`(d.state = 'expired' or d.state in ('open', 'reserving') and d.until_at <= ${now}
      and d.coupon_id is null)`
    : fragment`d.state = ${state}`;
}

/** The newest first. */
export async function redemptionsPage(
  sql: Sql, { state, outletId, rewardId, now }: RedemptionQuery, bounds: PageBounds,
) {
  const where = fragment`${inState(state, now)}
    and ${outletId === null ? fragment`true` : fragment`d.outlet_id = ${outletId}`}
    and ${rewardId === null ? fragment`true` : fragment`d.reward_id = ${rewardId}`}`;
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`redemption d`, key: 'd.id', arms: [{ from: fragment`redemption d`, where }],
    sort: [{ column: 'd.redeemed_at', type: 'timestamptz' }, { column: 'd.id', type: 'uuid' }], descending: true,
  }, bounds), redemptionView);
}

export interface RedemptionsKey {
  /** uuid */
  readonly memberId: string;
  readonly first: number;
  readonly after: string | null;
}

/** Newest first, one page for each member in one statement, by whichever of its ids. */
export async function redemptionsOfMembers(sql: Sql, keys: readonly RedemptionsKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<Row & { nth: bigint }>`
    select k.nth, ${COLUMNS}
    from unnest(${keys.map((key) => key.memberId)}::uuid[], ${cursors.map((c) => c?.[0] ?? null)}::timestamptz[],
      ${cursors.map((c) => c?.[1] ?? null)}::uuid[], ${keys.map((key) => key.first + 1)}::int[])
      with ordinality as k(member_id, before, before_id, few, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select d.id, d.redeemed_at from redemption d
      where d.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
        and (k.before is null or (d.redeemed_at, d.id) < (k.before, k.before_id))
      order by d.redeemed_at desc, d.id desc limit k.few) found join redemption d on d.id = found.id
    order by k.nth, d.redeemed_at desc, d.id desc`;
  const byKey = Map.groupBy(rows, ({ nth }) => Number(nth));
  return keys.map(({ first, after }, index) => connectionFrom((byKey.get(index + 1) ?? []).map(redemptionView),
    first, after, ({ redeemedAt, uuid }) => encodeCursor([redeemedAt, uuid])));
}
