import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberTierTable } from '../../persistence/tables/member-tier.table.ts';

/** The tier each member opens drops with: the last change counts, whatever order they arrive in. */
export const keepTiers = defineProjection({
  name: 'campaigns.keep-tiers', table: memberTierTable, key: 'memberId',
  rowOf: (change: EventPayloads['tier.changed.v1']) => ({
    memberId: change.memberId, tier: change.to, at: change.at,
  }),
});
