import { sql as part } from 'kysely';
import { addDays, dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readClocks, type Clocks } from '../../persistence/clocks.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { hasMessage } from '../../persistence/queue-messages.ts';
import { messageOf, type NoticeTold } from './message-of-notice.ts';
import { queueNotices, rulesOn } from './queue-notices.ts';

interface Near {
  readonly lifeEventId: string; readonly memberId: string; readonly kind: string; readonly on: string;
  readonly region: string;
}

/**
 * Days of lives that are near by the member's calendar, `daysAhead` or fewer: each becomes a message once, by the rule,
 * the text and the consent of today. Example: 15 days ahead, a wedding day on 1 December is queued on 16 November.
 */
export const queueLifeEvents = defineCommand<{ limit: number }, { queued: number }, never>({
  name: 'outreach.queue-life-events',
  execute: async (tx, { limit }) => {
    await shareMerges(tx.sql);
    const rule = (await rulesOn(tx)).get('life_event');
    if (!rule) return accepted({ queued: 0 });
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const clocks = await readClocks(tx.sql, tx.now);
    const near = await nearDays(tx, clocks, { daysAhead: rules.wishDaysAhead, limit });
    if (near.length === 0) return accepted({ queued: 0 });
    await queueNotices(tx, near.map(({ lifeEventId, memberId, kind, on, region }) => {
      const [zone, language] = [clocks.zone(region), clocks.language(region)];
      const cause = `${lifeEventId}:${on}`;
      const told: NoticeTold = { notice: 'life_event', memberId, cause, thing: null, stands: true, on, at: null,
        goes: 'days_ahead', ends: true, says: { event: kind } };
      return { memberId, zone, cause, thingId: lifeEventId,
        ...messageOf(told, { zone, language, now: tx.now, rules, kind: rule.template.kind }) };
    }), rule, rules);
    tx.audit({ after: { queued: near.length } });
    return accepted({ queued: near.length });
  },
});

/** One of each member: what else it has near is the next transaction's. */
function nearDays(
  tx: Tx, clocks: Clocks, { daysAhead, limit }: { daysAhead: number; limit: number },
): Promise<Near[]> {
  const { regions } = clocks;
  const todayIn = (region: string) => dayText(localDay(tx.now, clocks.zone(region)));
  const [yesterday, last] = [-1, daysAhead + 1].map((days) => addDays(tx.now, days).toISOString().slice(0, 10));
  return tx.sql.all<Near>`
    select distinct on (e.member_id) e.life_event_id as "lifeEventId", e.member_id as "memberId", e.kind,
      e.next_on::text as "on", k.region
    from member_life_event e join known_member k on k.member_id = e.member_id
    left join unnest(${regions}::text[], ${regions.map(todayIn)}::date[]) as d (region, today) on d.region = k.region
    where e.next_on between ${yesterday}::date and ${last}::date
      and e.next_on - coalesce(d.today, ${todayIn('')}::date) between 0 and ${daysAhead}::int
      and not exists (select 1 from person_merge p where p.merged_id = e.member_id)
      and not ${hasMessage(part`'life_event'`, part`e.life_event_id::text || ':' || e.next_on::text`)}
    order by e.member_id, e.next_on limit ${limit}`;
}
