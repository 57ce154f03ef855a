import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, SERVICE_RULE_BOUNDS } from '../../domain/policy.ts';
import { service } from '../../index.ts';
import { decideServicePolicy } from './decide-policy.ts';
import { publishServicePolicy } from './publish-policy.ts';

describe('publishing ServicePolicy', () => itPublishes({
  subgraph: service, command: publishServicePolicy, decide: decideServicePolicy, table: 'service_policy',
  type: 'ServicePolicy', list: 'servicePolicies', defaults: DEFAULT_RULES,
  bounds: SERVICE_RULE_BOUNDS, change: { warnHours: 48 },
}));
