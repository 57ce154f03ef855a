import { sql as fragment } from 'kysely';
import type { ProgrammeCode } from '../../../contracts/words.ts';
import { lastMonth } from '../../../kernel/policy-effect.ts';
import { localDay, startOfDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { fromJson, toJson } from '../../../kernel/json.ts';
import { noCounts, type EffectCounts, type MemberToCount, type YearLine } from '../../domain/effects/draft-effect.ts';
import { accountFrom, homeZone, type AccountRow } from '../accounts.ts';

/** What is left of a line after returns, in the programme's currency: of the row `e`. */
export const LEFT = fragment.raw(`case when e.base = 0 then 0::bigint
  else div(e.home_base::numeric * greatest(e.remaining_base, 0), e.base)::bigint end`);

export interface EffectRow {
  readonly programme: ProgrammeCode;
  readonly version: number;
  readonly yearFrom: Date;
  readonly monthFrom: Date;
  readonly until: Date;
  readonly after: string;
  readonly membersDone: number;
  readonly membersTotal: number;
  readonly counts: EffectCounts;
  readonly countedAt: Date | null;
}

type Stored = Omit<EffectRow, 'counts'> & { counts: unknown };
const COLUMNS = fragment.raw(`programme, version, year_from as "yearFrom", month_from as "monthFrom", until, after,
  members_done as "membersDone", members_total as "membersTotal", counts, counted_at as "countedAt"`);
const rowFrom = (row: Stored): EffectRow => ({ ...row, counts: fromJson<EffectCounts>(row.counts) });

/** Begins to count what a version would have made of the last whole month, and of the twelve that end with it. */
export async function beginEffect(
  sql: Sql, { programme, version, zone }: { programme: ProgrammeCode; version: number; zone: string }, now: Date,
): Promise<void> {
  const { from, until } = lastMonth(now, zone);
  const { year, month } = localDay(until, zone);
  const yearFrom = startOfDay({ year: year - 1, month, day: 1 }, zone);
  await sql.run`insert into policy_effect
    (programme, version, year_from, month_from, until, asked_at, members_total, counts)
    select ${programme}, ${version}, ${yearFrom}, ${from}, ${until}, ${now}, count(*)::int, ${toJson(noCounts())}::jsonb
    from account where programme = ${programme} and merged_into is null`;
}

/** One that is not counted yet, the oldest first; another worker's is left to it. */
export async function lockWaitingEffect(sql: Sql): Promise<EffectRow | null> {
  const row = await sql.maybe<Stored>`select ${COLUMNS} from policy_effect where counted_at is null
    order by asked_at, programme, version limit 1 for update skip locked`;
  return row && rowFrom(row);
}

export async function keepEffect(sql: Sql, row: EffectRow): Promise<void> {
  await sql.run`update policy_effect set after = ${row.after}::uuid, members_done = ${row.membersDone},
      members_total = greatest(members_total, ${row.membersDone}), counts = ${toJson(row.counts)}::jsonb,
      counted_at = ${row.countedAt}
    where programme = ${row.programme} and version = ${row.version}`;
}

export async function loadEffects(
  sql: Sql, keys: readonly { programme: ProgrammeCode; version: number }[],
): Promise<EffectRow[]> {
  const rows = await sql.all<Stored>`select ${COLUMNS} from policy_effect
    where (programme, version) in (select * from unnest(
      ${keys.map(({ programme }) => programme)}::text[], ${keys.map(({ version }) => version)}::int[]))`;
  return rows.map(rowFrom);
}

export interface Found {
  readonly memberId: string;
  readonly member: MemberToCount;
}

/** The next members of the programme in the order of their ids, without locks, with what they bought in the year. */
export async function membersToCount(
  sql: Sql, { programme, after, yearFrom, monthFrom, until }: EffectRow, limit: number,
): Promise<Found[]> {
  const accounts = await sql.all<AccountRow>`select a.*, p.currency, p.time_zone, ${homeZone('a')}
    from account a join programme p on p.code = a.programme
    where a.member_id > ${after}::uuid and a.programme = ${programme} and a.merged_into is null
    order by a.member_id limit ${limit}`;
  const lines = await sql.all<YearLine & { member_id: string }>`
    select o.member_id, o.tier, o.policy_version as "policyVersion", o.paid_at as "paidAt",
      e.margin_class as "marginClass", ${LEFT} as "homeBase", e.kept as points, e.bonus_kept as bonus,
      e.growth_kept as growth, o.paid_at >= ${monthFrom} as "inMonth", o.state = 'pending' as "isPending"
    from order_points o join order_earning e on e.order_id = o.order_id
    where o.member_id = any(${accounts.map((row) => row.member_id)}::uuid[])
      and o.paid_at >= ${yearFrom} and o.paid_at < ${until} and o.state <> 'refused'
      and (o.programme is null or o.programme = ${programme}) and not o.exchanged`;
  const byMember = Map.groupBy(lines, (line) => line.member_id);
  return accounts.map((row) => {
    const { region, tier, growth, pendingGrowth, interactionGrowth } = accountFrom(row);
    return { memberId: row.member_id, member: {
      region, tier, lines: byMember.get(row.member_id) ?? [],
      growth: { confirmed: growth, pending: pendingGrowth, interaction: interactionGrowth },
    } };
  });
}
