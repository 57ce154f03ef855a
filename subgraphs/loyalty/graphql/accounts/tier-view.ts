import type { ProgrammeCode } from '../../../contracts/words.ts';
import { lastDayBefore } from '../../../kernel/business-day.ts';
import type { Growth } from '../../domain/growth.ts';
import { policyOfTier, type Policy } from '../../domain/policy.ts';
import { isByHand } from '../../domain/tiers/hand-tier.ts';
import { missingToNext, qualifying, retentionNeed, type TierState } from '../../domain/tiers/tiers.ts';
import type { TierView } from './loyalty-account.type.ts';

export interface TierStanding {
  readonly memberId: string;
  readonly programme: ProgrammeCode;
  readonly state: TierState;
  readonly growth: Growth;
  /** Inside the validity. */
  readonly earned: bigint | null;
}

/** A tier with what keeps it and what the next one lacks, by its programme's versions. */
export function tierViewOf(
  { memberId, programme, state, growth, earned }: TierStanding, own: readonly Policy[], at: Date,
): TierView {
  const policy = policyOfTier(own, state.tier, at);
  const next = missingToNext(state, growth, policy);
  const day = (end: Date | null) => (end ? lastDayBefore(end, policy.zone) : null);
  return {
    tier: { programme, code: state.tier }, provisional: state.provisional, since: state.since,
    validUntil: day(state.validUntil), graceUntil: day(state.graceUntil),
    nextTier: next && { programme, code: next.tier }, missing: next?.missing ?? null,
    retentionNeed: state.validUntil && !isByHand(state) ? retentionNeed(state.tier, policy) : null,
    countedGrowth: qualifying(growth, state.growthOffset, policy).sure, memberId, earned,
  };
}
