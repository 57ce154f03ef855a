import { describe } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { DEFAULT_RULES, TRADE_IN_RULE_BOUNDS } from '../../domain/policy.ts';
import { tradeins } from '../../index.ts';
import { decideTradeInPolicy } from './decide-policy.ts';
import { publishTradeInPolicy } from './publish-policy.ts';

describe('publishing TradeInPolicy', () => itPublishes({
  subgraph: tradeins, command: publishTradeInPolicy, decide: decideTradeInPolicy, table: 'trade_in_policy',
  type: 'TradeInPolicy', list: 'tradeInPolicies', defaults: DEFAULT_RULES,
  bounds: TRADE_IN_RULE_BOUNDS, change: { offerMinutes: 45 },
  asSent: ({ ways, ...rules }) => ({ ...rules, ways: ways.map((way) => ({ ...way,
    creditPrice: way.creditPrice.toUpperCase(), increaseBy: way.increaseBy.toUpperCase(),
    labour: way.labour.toUpperCase(), brands: way.brands.toUpperCase() })) }),
}));
