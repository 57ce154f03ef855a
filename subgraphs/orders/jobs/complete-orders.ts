import { drain } from '../../kernel/commands/drain.ts';
import { completeOrders } from '../commands/complete-orders.ts';

/** Hourly: what passed its return window is completed. */
export const completeOrdersJob = drain('complete-orders', '20 * * * *', completeOrders,
  ({ completed }) => completed, { limit: 5_000 });
