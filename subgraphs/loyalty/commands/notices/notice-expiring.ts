import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { noticeDue } from '../../domain/notices/notices.ts';
import { policyAt } from '../../domain/policy.ts';
import { keepNotices, policiesInForce } from '../../persistence/points/notices.ts';

interface Due { member_id: string; programme: string; expires_at: Date; points: bigint }

/** Tells of points that expire soon, at most `limit` of those that end together; answers how many. */
export const noticeExpiring = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'loyalty.notice-expiring',
  execute: async (tx, { limit }) => {
    const { policies, programmes, daysOf } = await policiesInForce(tx.sql, tx.now,
      ({ expiryNoticeDays, expiryReminderDays }) => [expiryNoticeDays, expiryReminderDays]);
    const due = await tx.sql.all<Due>`
      select l.member_id, a.programme, l.expires_at, sum(l.remaining)::bigint as points
      from unnest(${programmes}::text[], ${programmes.map(daysOf.most)}::int[]) as p (programme, most)
      join account a on a.programme = p.programme join lot l on l.member_id = a.member_id
      where l.remaining > 0 and l.state = 'active' and l.expires_at > ${tx.now}
        and l.expires_at <= ${tx.now}::timestamptz + make_interval(days => p.most)
        and not exists (select 1 from notice n where n.member_id = l.member_id and n.kind = 'expiry'
          and n.ends_at = l.expires_at and n.days <= (select min(d) from unnest(${daysOf.programmes}::text[],
            ${daysOf.days}::int[]) as s (programme, d) where s.programme = a.programme
              and l.expires_at <= ${tx.now}::timestamptz + make_interval(days => s.d)))
      group by l.member_id, a.programme, l.expires_at order by l.expires_at, l.member_id limit ${limit}`;
    const notices = due.map((row) => ({ memberId: row.member_id, endsAt: row.expires_at,
      days: noticeDue(row.expires_at, daysOf.of(policyAt(policies, row.programme, tx.now)), tx.now)!, row }));
    await keepNotices(tx, 'expiry', notices);
    for (const { memberId, days, row } of notices) {
      tx.emit('points.expiring.v1', memberId, {
        memberId, programme: row.programme, points: row.points, expiresAt: row.expires_at, daysBefore: days, at: tx.now,
      } satisfies EventPayloads['points.expiring.v1']);
    }
    return accepted({ told: notices.length });
  },
});
