import type { Condition, SentRule } from '../../subgraphs/insights/domain/segments/rule.ts';

const asked = (fact: string, operator: Condition['operator'], ...values: string[]): SentRule => (
  { condition: { fact, operator, values } });

/** Twelve conditions over every room that tells of members; the last one is said. */
const twelve = (last: SentRule): SentRule => ({ all: [
  asked('region', 'is', 'CN'), asked('gender', 'is', 'female'), asked('city', 'is', '上海', '北京', '广州', '深圳'),
  asked('age', 'between', '25', '55'), asked('tier', 'is', 'CN:base', 'CN:silver', 'CN:gold'),
  asked('points', 'at_least', '100'), asked('netOrders', 'at_least', '1'), asked('daysSinceOrder', 'at_most', '400'),
  asked('classes', 'has_any', 'A', 'B', 'C'), asked('consents', 'has_any', 'marketing_sms'),
  asked('tags', 'has_none', 'bench-a'), last,
] });

export const BY_STAGE = twelve(asked('lifecycle', 'is', 'new', 'active'));
export const BY_SCORE = twelve(asked('monetary', 'at_least', '3'));
