import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** The tier each member opens drops with: the latest telling counts. */
export const keepTiers = defineBatchCommand<EventPayloads['tier.changed.v1'], null, never>({
  name: 'campaigns.keep-tiers',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const latest = new Map<string, EventPayloads['tier.changed.v1']>();
    for (const { input } of requests) {
      const known = latest.get(input.memberId);
      if (!known || known.at <= input.at) latest.set(input.memberId, input);
    }
    const rows = [...latest.values()].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
    await tx.sql.insertRows('member_tier as old', {
      member_id: 'uuid', tier: 'text', at: 'timestamptz',
    }, rows.map((row) => ({ member_id: row.memberId, tier: row.to, at: row.at })),
    `on conflict (member_id) do update set tier = excluded.tier, at = excluded.at
      where old.at <= excluded.at`);
    return requests.map(() => accepted(null));
  },
});
