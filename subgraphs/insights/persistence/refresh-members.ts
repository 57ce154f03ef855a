import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { FACT_COLUMNS, factsOf } from './fact-source.ts';

/**
 * Works the facts of these members out anew, all in two statements. The caller has locked them
 * (`lockMembers`), or stands under `lockMerges`.
 */
export async function refreshMembers(sql: Sql, memberIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(memberIds)];
  if (ids.length === 0) return;
  await sql.run`delete from member_fact f where f.member_id = any(${ids}::uuid[])
    and (exists (select 1 from person_merge gone where gone.merged_id = f.member_id)
      or exists (select 1 from known_member m where m.member_id = f.member_id and not m.profiling))`;
  await sql.run`insert into member_fact (${FACT_COLUMNS})
    select ${FACT_COLUMNS} from ${factsOf(fragment`select unnest(${ids}::uuid[]) as member_id`)} facts
    on conflict (member_id) do update set region = excluded.region, programme = excluded.programme,
      currency = excluded.currency, enrolled_at = excluded.enrolled_at, net_orders = excluded.net_orders,
      returned_orders = excluded.returned_orders, net_minor = excluded.net_minor,
      first_at = excluded.first_at, last_at = excluded.last_at, first_day = excluded.first_day,
      last_day = excluded.last_day, gap_days = excluded.gap_days,
      margin_classes = excluded.margin_classes, channel_ids = excluded.channel_ids,
      outlet_ids = excluded.outlet_ids`;
}
