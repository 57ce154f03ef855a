import { policyTable } from '../../kernel/database/policy-table.ts';
import { DEFAULT_RULES, ORDER_RULE_BOUNDS, type OrderRules } from '../domain/policy.ts';
import { withRegionWindows } from './region-windows.ts';

export const orderPolicies = withRegionWindows(
  policyTable<OrderRules>('order_policy', ORDER_RULE_BOUNDS, DEFAULT_RULES));
