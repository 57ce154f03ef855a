import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { fromJson, toJson } from '../../kernel/json.ts';
import type { FranchiseRules } from '../domain/policy.ts';
import { NOTHING_COUNTED, type TrialCounts } from '../domain/trial/trial-counts.ts';
import { trialMoverTable } from './tables/attribution-trial.table.ts';

export interface TrialRow {
  readonly id: string;
  readonly rules: FranchiseRules;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly yearFrom: Date;
  readonly after: string;
  readonly membersDone: number;
  readonly membersTotal: number;
  readonly membersMoved: number;
  readonly counts: TrialCounts;
  readonly countedAt: Date | null;
}

export interface Mover { readonly memberId: string; readonly from: string | null; readonly to: string | null }

/** So many of those who would move are kept by name; the counts have all. */
export const MOST_MOVERS = 1_000;

type Stored = Omit<TrialRow, 'counts' | 'rules'> & { counts: unknown; rules: unknown };
const COLUMNS = fragment.raw(`id, rules, asked_at as "askedAt", asked_by as "askedBy", year_from as "yearFrom", after,
  members_done as "membersDone", members_total as "membersTotal", members_moved as "membersMoved", counts,
  counted_at as "countedAt"`);
const rowFrom = (row: Stored): TrialRow => (
  { ...row, rules: fromJson<FranchiseRules>(row.rules), counts: fromJson<TrialCounts>(row.counts) });

type NewTrial = Pick<TrialRow, 'id' | 'rules' | 'askedAt' | 'askedBy' | 'yearFrom'>;

export async function writeTrial(
  sql: Sql, { id, rules, askedAt, askedBy, yearFrom }: NewTrial,
): Promise<void> {
  await sql.run`insert into attribution_trial (id, rules, asked_at, asked_by, year_from, members_total, counts)
    select ${id}, ${toJson(rules)}::jsonb, ${askedAt}, ${askedBy}, ${yearFrom}, count(*)::int,
      ${toJson(NOTHING_COUNTED)}::jsonb
    from member_home h where not exists (select 1 from person_merge m where m.merged_id = h.member_id)`;
}

export async function lockTrial(sql: Sql, id: string): Promise<TrialRow | null> {
  const row = await sql.maybe<Stored>`select ${COLUMNS} from attribution_trial where id = ${id} for update`;
  return row && rowFrom(row);
}

export async function keepTrial(sql: Sql, row: TrialRow, movers: readonly Mover[]): Promise<void> {
  await sql.run`update attribution_trial set after = ${row.after}, members_done = ${row.membersDone},
      members_total = greatest(members_total, ${row.membersDone}), members_moved = ${row.membersMoved},
      counts = ${toJson(row.counts)}::jsonb, counted_at = ${row.countedAt}
    where id = ${row.id}`;
  await sql.insertInto(trialMoverTable, movers.map(({ memberId, from, to }) => (
    { trialId: row.id, memberId, fromFranchiseId: from, toFranchiseId: to })), 'on conflict do nothing');
}

/** Head office's alone: to others there are none. */
export async function readTrials(sql: Sql, ids: readonly string[]): Promise<(TrialRow | null)[]> {
  if (sql.restricted) return ids.map(() => null);
  const rows = await sql.all<Stored>`select ${COLUMNS} from attribution_trial where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, rowFrom(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function newestTrials(sql: Sql, first: number): Promise<TrialRow[]> {
  if (sql.restricted) return [];
  return (await sql.all<Stored>`select ${COLUMNS} from attribution_trial order by asked_at desc, id desc
    limit ${first}`).map(rowFrom);
}

export async function readMovers(sql: Sql, trialId: string, first: number): Promise<Mover[]> {
  if (sql.restricted) return [];
  return sql.all<Mover>`select member_id as "memberId", from_franchise_id as "from", to_franchise_id as "to"
    from trial_mover where trial_id = ${trialId} order by member_id limit ${first}`;
}
