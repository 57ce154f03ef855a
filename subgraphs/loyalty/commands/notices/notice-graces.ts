import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { noticeDue } from '../../domain/notices/notices.ts';
import { policyAt } from '../../domain/policy.ts';
import { policiesInForce, keepNotices } from '../../persistence/points/notices.ts';
import { retentionOf } from '../../persistence/points/retention.ts';

/** Tells of the grace of tiers that ends soon, with what is missing, at most `limit` members; answers how many. */
export const noticeGraces = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'loyalty.notice-graces',
  execute: async (tx, { limit }) => {
    const { policies, programmes, daysOf } = await policiesInForce(tx.sql, tx.now,
      ({ graceNoticeDays, graceReminderDays, graceLastDays }) => [graceNoticeDays, graceReminderDays, graceLastDays]);
    const due = await tx.sql.all<{ member_id: string; programme: string; tier: string; grace_until: Date }>`
      select a.member_id, a.programme, a.tier, a.tier_grace_until as grace_until
      from unnest(${programmes}::text[], ${programmes.map(daysOf.most)}::int[]) as p (programme, most)
      join account a on a.programme = p.programme and a.merged_into is null
      where a.tier_grace_until > ${tx.now}
        and a.tier_grace_until <= ${tx.now}::timestamptz + make_interval(days => p.most)
        and not exists (select 1 from notice n where n.member_id = a.member_id and n.kind = 'grace'
          and n.ends_at = a.tier_grace_until and n.days <= (select min(d) from unnest(${daysOf.programmes}::text[],
            ${daysOf.days}::int[]) as s (programme, d) where s.programme = a.programme
              and a.tier_grace_until <= ${tx.now}::timestamptz + make_interval(days => s.d)))
      order by a.tier_grace_until, a.member_id limit ${limit}`;
    const missing = await retentionOf(tx.sql, due.map((row) => row.member_id), tx.now);
    const notices = due.map((row, index) => ({ memberId: row.member_id, endsAt: row.grace_until,
      days: noticeDue(row.grace_until, daysOf.of(policyAt(policies, row.programme, tx.now)), tx.now)!,
      missing: missing[index]?.missing ?? 0n, row }));
    await keepNotices(tx, 'grace', notices);
    for (const { memberId, days, missing: lacks, row } of notices) {
      tx.emit('tier.grace-noticed.v1', memberId, {
        memberId, programme: row.programme, tier: row.tier, missing: lacks, graceUntil: row.grace_until,
        daysBefore: days, at: tx.now,
      } satisfies EventPayloads['tier.grace-noticed.v1']);
    }
    return accepted({ told: notices.length });
  },
});
