import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { MemberTask, Task } from '../graphql/tasks/task.type.ts';
import { taskTable } from '../persistence/tables/task.table.ts';

type Row = RowOf<typeof taskTable>;

export async function tasksById(sql: Sql, ids: readonly string[]): Promise<(Task | null)[]> {
  const rows = await sql.all<Row>`select ${columnsOf(taskTable)} from task where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, taskView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

export interface TaskQuery { readonly search: string | null; readonly retired: boolean | null }

/** The last edited first; `search` is any part of a name or code. */
export async function tasksPage(sql: Sql, { search, retired }: TaskQuery, bounds: PageBounds) {
  const part = search?.trim().toLowerCase() || null;
  const where = fragment`(${retired}::boolean is null or (s.retired_at is not null) = ${retired}::boolean)
    and (${part}::text is null
      or position(${part}::text in lower(s.code || ' ' || s.name_zh || ' ' || s.name_en)) > 0)`;
  return pageOf(await readPage<Row>(sql, {
    columns: columnsOf(taskTable, { as: 's' }), from: fragment`task s`, key: 's.id',
    arms: [{ from: fragment`task s`, where }],
    sort: [{ column: 's.updated_at', type: 'timestamptz' }, { column: 's.id', type: 'uuid' }], descending: true,
  }, bounds), taskView);
}

export function taskView({ id: uuid, funderId, ...row }: Row): Task {
  return {
    ...row, channelIds: row.channelIds.map((id) => encodeId(PREFIX.channel, id)), uuid, id: encodeId(PREFIX.task, uuid),
    funder: funderId === null ? null : { id: encodeId(PREFIX.franchise, funderId) },
  };
}

export interface MemberTasksKey { readonly memberId: string; readonly at: Date }
type Found = Row & { nth: bigint; region: string; tier: string | null; done: number; lastDoneAt: Date | null };

/** What is open to each member now; what it did for ever, or as often as it may, is not. */
export async function memberTasks(sql: Sql, keys: readonly MemberTasksKey[]): Promise<MemberTask[][]> {
  const book = await readCodebook(sql);
  const rows = await sql.all<Found>`
    select k.nth, w.region, r.programme || ':' || r.tier as tier, ${columnsOf(taskTable, { as: 't' })}, g.done,
      g.last_done_at as "lastDoneAt"
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ at }) => at)}::timestamptz[])
      with ordinality as k(member_id, at, nth)
    left join person_merge m on m.merged_id = k.member_id
    join known_member w on w.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
    left join member_tier r on r.member_id = w.member_id
    join task t on t.retired_at is null and t.starts_at <= k.at and (t.ends_at is null or t.ends_at > k.at)
      and t.spent + t.points <= t.budget and (t.regions = '{}' or w.region = any(t.regions))
    cross join lateral (select count(*)::int as done, max(earned_at) as last_done_at from engagement_grant g
      where g.member_id = w.member_id and g.task_id = t.id and g.state in ('pending', 'granted')) g
    where g.done < case when t.cadence = 'once' then 1 else case when t.cap_per_member is null then 2147483647
      else t.cap_per_member end end
    order by k.nth, case when t.ends_at is null then 'infinity' else t.ends_at end, t.id`;
  const firstTier = (region: string, at: Date) => {
    const { code } = book.programmeOf(region, at);
    return book.list('tier', at).find(({ traits }) => traits.programme === code)?.code;
  };
  const open = rows.filter(({ tiers, tier, region, nth }) => tiers.length === 0
    || tiers.includes(tier ?? firstTier(region, keys[Number(nth) - 1]!.at) ?? ''));
  const found = Map.groupBy(open, ({ nth }) => Number(nth));
  return keys.map((_, place) => (found.get(place + 1) ?? []).slice(0, 50).map(({ done, lastDoneAt, ...row }) =>
    ({ task: taskView(row), done, lastDoneAt })));
}
