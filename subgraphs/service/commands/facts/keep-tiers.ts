import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberTierTable } from '../../persistence/tables/member-tier.table.ts';

/** News from before programmes had tiers of their own name none: all named them alike. */
const EVERYBODYS = 'CN';

/** The tier a member books with: the last change counts, whatever order they arrive in. */
export const keepTiers = defineProjection({
  name: 'service.keep-tiers', table: memberTierTable, key: 'memberId',
  rowOf: (change: EventPayloads['tier.changed.v1']) => (
    { memberId: change.memberId, tier: change.to, programme: change.programme ?? EVERYBODYS }),
});
