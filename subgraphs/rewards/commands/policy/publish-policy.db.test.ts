import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, REWARD_RULE_BOUNDS } from '../../domain/policy.ts';
import { rewards } from '../../index.ts';
import { decideRewardPolicy } from './decide-policy.ts';
import { publishRewardPolicy } from './publish-policy.ts';

describe('publishing RewardPolicy', () => itPublishes({
  subgraph: rewards, command: publishRewardPolicy, decide: decideRewardPolicy, table: 'reward_policy',
  type: 'RewardPolicy', list: 'rewardPolicies', defaults: DEFAULT_RULES,
  bounds: REWARD_RULE_BOUNDS, change: { redemptionDays: 7 },
}));
