import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';
import type { TryLimit } from './wrong-tries.ts';

/** Numbers of live sessions; the version in force when a drop is added or a passcode is tried. */
export interface CampaignRules extends TryLimit {
  /** A claimed piece waits so long for payment, where the drop says nothing else. */
  readonly holdMinutes: number;
  /** Gold and diamond come first; silver and base so much later, where the drop says nothing else. */
  readonly silverDelaySeconds: number;
  readonly baseDelaySeconds: number;
}

export type CampaignPolicy = Policy<CampaignRules>;

export const CAMPAIGN_RULE_BOUNDS: Bounds<CampaignRules> = {
  holdMinutes: [1, 60], silverDelaySeconds: [0, 86_400], baseDelaySeconds: [0, 86_400],
  wrongTries: [1, 50], wrongTryMinutes: [1, 1_440],
};

/** Version 1: the numbers of domain.md section 6, as the migration inserts them. */
export const DEFAULT_RULES: CampaignRules = {
  holdMinutes: 10, silverDelaySeconds: 30, baseDelaySeconds: 60, wrongTries: 5, wrongTryMinutes: 10,
};

/** Who spent more is never let in later. */
export function delayProblems({ silverDelaySeconds, baseDelaySeconds }: CampaignRules): Problem[] {
  return baseDelaySeconds >= silverDelaySeconds ? [] : [{
    path: ['baseDelaySeconds'], message: 'baseDelaySeconds is not less than silverDelaySeconds.' }];
}
