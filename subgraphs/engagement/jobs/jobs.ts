import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { forgetEarnings } from '../commands/facts/take-earnings.ts';
import { settleOrders } from '../commands/referrals/settle-orders.ts';

export const jobs: readonly Job[] = [
  // Each hour, for windows end at different hours in different zones.
  drain('settle-orders', '12 * * * *', settleOrders, ({ settled }) => settled),
  drain('forget-earnings', '20 18 * * *', forgetEarnings, ({ forgotten }) => forgotten),
];
