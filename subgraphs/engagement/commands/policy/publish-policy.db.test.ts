import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, ENGAGEMENT_RULE_BOUNDS } from '../../domain/policy.ts';
import { engagement } from '../../index.ts';
import { decideEngagementPolicy } from './decide-policy.ts';
import { publishEngagementPolicy } from './publish-policy.ts';

describe('publishing EngagementPolicy', () => itPublishes({
  subgraph: engagement, command: publishEngagementPolicy, decide: decideEngagementPolicy, table: 'engagement_policy',
  type: 'EngagementPolicy', list: 'engagementPolicies', defaults: DEFAULT_RULES,
  bounds: ENGAGEMENT_RULE_BOUNDS, change: { checkInReward: 6 },
}));
