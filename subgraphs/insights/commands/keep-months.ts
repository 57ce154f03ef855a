import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { decimalsOf } from '../../kernel/money.ts';
import { accepted } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { Codebook } from '../../words/codebook.ts';
import { lastEndedMonth, type EndedMonth } from '../domain/month-end.ts';
import { measuresOf, momentOn } from '../persistence/moments.ts';
import { insightPolicyAt } from '../persistence/policies.ts';
import { scoredOf } from '../persistence/scores.ts';

interface Input { readonly limit: number }
interface Run { readonly region: string; readonly ended: EndedMonth; readonly after: string }

/**
 * Writes down how the next members of a region stood at the end of its last month, set-wise, each once.
 * Every region in turn; once a month is whole it is never touched again.
 */
export const keepMonths = defineCommand<Input, { moved: number }, never>({
  name: 'insights.keep-months',
  execute: async (tx, { limit }) => {
    const book = await readCodebook(tx.sql);
    const run = await nextRun(tx, book);
    if (!run) return accepted({ moved: 0 });
    const { region, ended, after } = run;
    const rows = await tx.sql.all<{ member_id: string }>`select member_id from member_fact
      where region = ${region} and member_id > ${after}::uuid order by member_id limit ${limit}`;
    const ids = rows.map((row) => row.member_id);
    await keep(tx, run, ids, decimalsOf(book.programmeOf(region, tx.now).currency));
    await tx.sql.run`update month_run set after = ${ids.at(-1) ?? after}::uuid,
        finished_at = ${ids.length < limit ? tx.now : null}
      where region = ${region} and month = ${ended.month}::date`;
    return accepted({ moved: Math.max(ids.length, 1) });
  },
});

/** The first region whose last month is not whole yet; two jobs do not take the same. */
async function nextRun(tx: Tx, book: Codebook): Promise<Run | null> {
  for (const region of book.everyCode('region').sort()) {
    const ended = lastEndedMonth(tx.now, book.zoneOf(region, tx.now));
    await tx.sql.run`insert into month_run (region, month) values (${region}, ${ended.month}::date)
      on conflict do nothing`;
    const open = await tx.sql.maybe<{ after: string }>`select after from month_run
      where region = ${region} and month = ${ended.month}::date and finished_at is null for update`;
    if (open) return { region, ended, after: open.after };
  }
  return null;
}

async function keep(tx: Tx, { region, ended }: Run, ids: readonly string[], decimals: number): Promise<void> {
  if (ids.length === 0) return;
  const { version, rules } = await insightPolicyAt(tx.sql, new Date(ended.end.getTime() - 1));
  const measures = measuresOf([momentOn(region, ended.lastDay, rules)], fragment`member_id = any(${[...ids]}::uuid[])`);
  await tx.sql.run`with kept as (
    insert into member_month (member_id, month, region, lifecycle, frequency_class, recency, frequency,
      monetary, segment, potential, rfm_orders, rfm_minor, policy_version)
    select s.member_id, ${ended.month}::date, s.region, s.lifecycle, s.frequency_class, s.recency, s.frequency,
      s.monetary, s.segment, p.potential, s.rfm_orders, s.rfm_minor, ${version}
    from ${scoredOf(measures, rules, decimals, 'thresholds')} s join member_fact f using (member_id)
    left join member_prediction p using (member_id)
    where f.enrolled_at < ${ended.end} or s.days is not null
    on conflict do nothing returning region, month, lifecycle, frequency_class, segment, potential)
    insert into month_sum as old (region, month, lifecycle, frequency_class, segment, potential, members)
    select region, month, lifecycle, coalesce(frequency_class, ''), coalesce(segment, ''), coalesce(potential, ''),
      count(*) from kept group by 1, 2, 3, 4, 5, 6
    on conflict (region, month, lifecycle, frequency_class, segment, potential)
      do update set members = old.members + excluded.members`;
}
