import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { newestOf } from './newest-of.ts';

/** The tier each member opens drops with: the last change counts, whatever order they arrive in. */
export const keepTiers = defineBatchCommand<EventPayloads['tier.changed.v1'], null, never>({
  name: 'campaigns.keep-tiers',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const rows = newestOf(requests.map(({ input }) => input), ({ memberId }) => memberId);
    await tx.sql.insertRows('member_tier as old', {
      member_id: 'uuid', tier: 'text', at: 'timestamptz', version: 'bigint',
    }, rows.map(({ memberId, to, at, version }) => ({ member_id: memberId, tier: to, at, version })),
    `on conflict (member_id) do update
      set tier = excluded.tier, at = excluded.at, version = excluded.version
      where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
