import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, PLAN_RULE_BOUNDS } from '../../domain/policy.ts';
import { plans } from '../../index.ts';
import { decidePlanPolicy } from './decide-policy.ts';
import { publishPlanPolicy } from './publish-policy.ts';

describe('publishing PlanPolicy', () => itPublishes({
  subgraph: plans, command: publishPlanPolicy, decide: decidePlanPolicy, table: 'plan_policy',
  type: 'PlanPolicy', list: 'planPolicies', defaults: DEFAULT_RULES,
  bounds: PLAN_RULE_BOUNDS, change: { instalments: 24 },
}));
