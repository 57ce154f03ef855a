import type { Sql } from '../../kernel/database/sql.ts';
import type { LessonProgress } from '../graphql/tasks/lesson.type.ts';
import { byKey } from './by-key.ts';
import type { FewKey } from './check-ins.ts';

interface Row {
  nth: bigint; taskId: string; lesson: string; percent: number; toldAt: Date; doneAt: Date | null;
}

/** How far each member is, under all ids it has: of one lesson the farthest word; the last told first. */
export async function lessonsOf(sql: Sql, keys: readonly FewKey[]): Promise<LessonProgress[][]> {
  const rows = await sql.all<Row>`
    select k.nth, l.* from unnest(${keys.map(({ memberId }) => memberId)}::uuid[],
      ${keys.map(({ first }) => first)}::int[]) with ordinality as k(member_id, few, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (
      select p.task_id as "taskId", p.lesson, max(p.percent) as percent, max(p.told_at) as "toldAt",
        min(p.done_at) as "doneAt"
      from lesson_progress p where p.member_id in (
        select case when m.survivor_id is null then k.member_id else m.survivor_id end
        union all select o.merged_id from person_merge o
          where o.survivor_id = case when m.survivor_id is null then k.member_id else m.survivor_id end)
      group by p.task_id, p.lesson order by max(p.told_at) desc, p.task_id, p.lesson limit k.few) l
    order by k.nth, l."toldAt" desc, l."taskId", l.lesson`;
  return byKey(keys, rows).map((own) => own.map(({ taskId, lesson, percent, toldAt, doneAt }) => (
    { taskUuid: taskId, lesson, percent, toldAt, doneAt })));
}
