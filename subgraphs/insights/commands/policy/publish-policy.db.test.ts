import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, INSIGHT_RULE_BOUNDS } from '../../domain/policy.ts';
import { insights } from '../../index.ts';
import { decideInsightPolicy } from './decide-policy.ts';
import { publishInsightPolicy } from './publish-policy.ts';

describe('publishing thresholds', () => itPublishes({
  subgraph: insights, command: publishInsightPolicy, decide: decideInsightPolicy, table: 'insight_policy',
  type: 'InsightPolicy', list: 'insightPolicies', defaults: DEFAULT_RULES,
  bounds: INSIGHT_RULE_BOUNDS, change: { newDays: 120 },
}));
