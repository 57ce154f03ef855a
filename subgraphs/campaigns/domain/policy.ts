import type { Bounds, Policy } from '../../kernel/policy.ts';
import type { TryLimit } from './wrong-tries.ts';

/** Numbers of live sessions; the version in force when a drop is added or a passcode is tried. */
export interface CampaignRules extends TryLimit {
  /** A claimed piece waits so long for payment, where the drop says nothing else. */
  readonly holdMinutes: number;
  /** Each tier by rank from the lowest so much later, where the drop says nothing else. */
  readonly tierDelaySeconds: readonly number[];
}

export type CampaignPolicy = Policy<CampaignRules>;

export const CAMPAIGN_RULE_BOUNDS: Bounds<CampaignRules> = {
  holdMinutes: [1, 60], wrongTries: [1, 50], wrongTryMinutes: [1, 1_440],
};

/** Version 1: the numbers of domain.md section 6, as the migration inserts them. */
export const DEFAULT_RULES: CampaignRules = {
  holdMinutes: 10, tierDelaySeconds: [60, 30], wrongTries: 5, wrongTryMinutes: 10,
};
