import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { earningsFinding } from '../../domain/abuse.ts';
import { ENGAGEMENT_RULE_BOUNDS } from '../../domain/policy.ts';
import { noteFinding } from '../../persistence/cases.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';

/** What a posting is by which somebody earns; one is told for each transaction, by its last line. */
const EARNED = new Set(['accrual', 'tier_bonus', 'campaign_bonus', 'interaction', 'profile_reward', 'grant']);
/** History that is told late is no rush of today. */
const RECENT_DAYS = 2;
const DAY_MS = 86_400_000;

/** Counts what members earn by day; more than usual is looked at. Days are those of UTC: it is a measure, no date. */
export const takeEarnings = defineBatchCommand<EventPayloads['points.posted.v1'], null, never>({
  name: 'engagement.take-earnings',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const recent = new Date(tx.now.getTime() - RECENT_DAYS * DAY_MS);
    const earned = requests.map(({ input }) => input).filter(({ kind, at }) => at > recent && EARNED.has(kind));
    if (earned.length > 0) {
      await shareMerges(tx.sql);
      const survivorOf = await survivorsOf(tx.sql, earned.map(({ memberId }) => memberId));
      const counts = await tx.sql.all<{ member_id: string; day: string; events: number }>`
        insert into earning_day as d (member_id, day, events)
        select member_id, (at at time zone 'UTC')::date, count(*)::int
        from unnest(${earned.map(({ memberId }) => survivorOf(memberId))}::uuid[],
          ${earned.map(({ at }) => at)}::timestamptz[]) as t (member_id, at)
        group by 1, 2 order by 1, 2
        on conflict (member_id, day) do update set events = d.events + excluded.events
        returning member_id, day, events`;
      const { rules } = await engagementPolicyAt(tx.sql, tx.now);
      for (const { member_id: memberId, day, events } of counts) {
        const found = earningsFinding(day, events, rules);
        if (found) await noteFinding(tx, memberId, found);
      }
    }
    return requests.map(() => accepted(null));
  },
});

/** Counts and moments of days that nobody asks about any more. */
export const forgetEarnings = defineCommand<{ readonly limit: number }, { forgotten: number }, never>({
  name: 'engagement.forget-earnings',
  execute: async (tx, { limit }) => {
    const old = new Date(tx.now.getTime() - 7 * DAY_MS);
    const forgotten = await tx.sql.run`delete from earning_day where ctid in (
      select ctid from earning_day where day < ${old}::date order by day limit ${limit})`;
    const moments = await tx.sql.run`delete from redemption_moment where redemption_id in (
      select redemption_id from redemption_moment where redeemed_at < ${old} order by redeemed_at limit ${limit})`;
    const changes = await tx.sql.run`delete from phone_change where ctid in (
      select ctid from phone_change where changed_at < ${old} order by changed_at limit ${limit})`;
    const longAgo = new Date(tx.now.getTime() - ENGAGEMENT_RULE_BOUNDS.deviceDays[1] * DAY_MS);
    const devices = await tx.sql.run`delete from device_use where ctid in (
      select ctid from device_use where used_at < ${longAgo} order by used_at limit ${limit})`;
    return accepted({ forgotten: forgotten + moments + changes + devices });
  },
});
