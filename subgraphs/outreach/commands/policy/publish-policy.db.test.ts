import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, OUTREACH_RULE_BOUNDS } from '../../domain/policy.ts';
import { outreach } from '../../index.ts';
import { decideOutreachPolicy } from './decide-policy.ts';
import { publishOutreachPolicy } from './publish-policy.ts';

describe('publishing OutreachPolicy', () => itPublishes({
  subgraph: outreach, command: publishOutreachPolicy, decide: decideOutreachPolicy, table: 'outreach_policy',
  type: 'OutreachPolicy', list: 'outreachPolicies', defaults: DEFAULT_RULES, bounds: OUTREACH_RULE_BOUNDS,
  change: { capMessages: 2 },
}));
