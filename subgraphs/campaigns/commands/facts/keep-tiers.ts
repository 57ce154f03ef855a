import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';

/** The tier each member opens drops with: the last change counts, whatever order they arrive in. */
export const keepTiers = defineProjection({
  name: 'campaigns.keep-tiers', table: 'member_tier', key: 'member_id',
  columns: {
    member_id: 'uuid', tier: 'text', at: 'timestamptz', version: 'bigint',
  },
  rowOf: (change: EventPayloads['tier.changed.v1']) => ({
    member_id: change.memberId, tier: change.to, at: change.at,
  }),
});
