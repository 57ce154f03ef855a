import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { LIMIT_PERIODS } from '../../domain/mall/words.ts';
import { isOffered, periodStart } from '../../domain/redemption/redeeming.ts';
import type { WhyNot } from '../../domain/redemption/words.ts';
import type { RewardStanding } from '../../graphql/mall/reward.type.ts';
import { idsOfPerson } from '../../persistence/same-person.ts';
import { segmentsOf } from '../../persistence/segments/gates.ts';
import { ranksOf, standingOf, type MemberStanding } from '../../persistence/redemptions/standing.ts';

export interface StandingKey {
  /** uuids */
  readonly rewardId: string;
  readonly memberId: string;
  readonly outletId: string;
  /** ISO instant: keys are compared as JSON. */
  readonly at: string;
}
type Codebook = Awaited<ReturnType<typeof readCodebook>>;
export type RoomsStanding = Omit<RewardStanding, 'pointsAvailable'>;

interface Row {
  id: string;
  state: 'draft' | 'shown' | 'retired';
  from: Date;
  until: Date | null;
  limitPerMember: number | null;
  had: number;
  points: bigint | null;
  cashMinor: bigint;
  currency: string;
  fromTier: string | null;
  shelf: boolean;
  stock: number | null;
  taken: number;
  segmentId: string | null;
}

/** Every reason at once why members cannot have rewards, but for their points; null for whom one does not see. */
export async function standingsOf(sql: Sql, keys: readonly StandingKey[]): Promise<(RoomsStanding | null)[]> {
  const book = await readCodebook(sql);
  const found = new Map<string, RoomsStanding>();
  for (const [, some] of Map.groupBy(keys, ({ memberId, outletId }) => `${memberId} ${outletId}`)) {
    const { memberId, outletId, at } = some[0]!;
    const now = new Date(at);
    const today = await survivorOf(sql, memberId);
    const standing = await standingOf(sql, today, book, now);
    if (!standing) continue;
    const inside = (await segmentsOf(sql, [today])).get(today) ?? [];
    const rows = await read(sql, some.map(({ rewardId }) => rewardId), { memberId, outletId, standing, book, now });
    for (const row of rows) found.set(`${row.id} ${memberId} ${outletId}`, view(row, standing, book, now, inside));
  }
  return keys.map(({ rewardId, memberId, outletId }) => found.get(`${rewardId} ${memberId} ${outletId}`) ?? null);
}

async function survivorOf(sql: Sql, memberId: string): Promise<string> {
  const row = await sql.maybe<{ id: string }>`select survivor_id as id from person_merge where merged_id = ${memberId}`;
  return row?.id ?? memberId;
}

interface Whose {
  readonly memberId: string;
  readonly outletId: string;
  readonly standing: MemberStanding;
  readonly book: Codebook;
  readonly now: Date;
}

async function read(
  sql: Sql, rewardIds: readonly string[], { memberId, outletId, standing, book, now }: Whose,
): Promise<Row[]> {
  const zone = book.zoneOf(standing.region, now);
  const starts = LIMIT_PERIODS.map((period) => periodStart(period, now, zone));
  return sql.all<Row>`
    select r.id, r.state, r.from_at as "from", r.until_at as "until", r.limit_per_member as "limitPerMember",
      coalesce(h.had, 0)::int as had, p.points, coalesce(p.cash_minor, 0) as "cashMinor",
      coalesce(p.currency, '') as currency, p.from_tier as "fromTier", coalesce(s.shown, false) as shelf,
      s.stock, coalesce(s.taken, 0) as taken, r.segment_id as "segmentId"
    from reward r
    join unnest(${[...LIMIT_PERIODS]}::text[], ${starts}::timestamptz[]) as t(period,
      start) on t.period = r.limit_period
    left join reward_price p on p.reward_id = r.id and p.programme = ${standing.programme}
    left join lateral (select shown, stock, taken from reward_shelf
      where reward_id = r.id and (outlet_id = ${outletId} or outlet_id is null)
      order by outlet_id nulls last limit 1) s on true
    left join lateral (select sum(quantity) as had from redemption where reward_id = r.id
      and member_id = any(${await idsOfPerson(sql, memberId)}::uuid[]) and redeemed_at >= t.start
      and state in ('reserving', 'open', 'verifying', 'paid', 'done')
      and not (state in ('reserving', 'open') and until_at <= ${now})) h on true
    where r.id = any(${[...rewardIds]}::uuid[])`;
}

function view(
  row: Row, { programme, tier }: MemberStanding, book: Codebook, now: Date, inside: readonly string[],
): RoomsStanding {
  const { fromRank, rank } = ranksOf(book, { programme, fromTier: row.fromTier }, tier, now);
  const allowed = row.limitPerMember === null ? null : Math.max(row.limitPerMember - row.had, 0);
  const whyNot: WhyNot[] = [
    ...(isOffered(row, now) && row.shelf && row.points !== null ? [] : ['WINDOW' as const]),
    ...(fromRank !== null && (rank ?? -1) < fromRank ? ['TIER' as const] : []),
    ...(row.segmentId === null || inside.includes(row.segmentId) ? [] : ['SEGMENT' as const]),
    ...(allowed === 0 ? ['LIMIT' as const] : []),
    ...(row.stock !== null && row.taken >= row.stock ? ['STOCK' as const] : []),
  ];
  return { points: row.points, cash: row.points === null ? null : moneyView(row.cashMinor, row.currency),
    allowed, whyNot };
}
