import type { GraphContext } from '../../../kernel/graph/context.ts';
import type { Taken } from '../../../kernel/graph/mutation/take.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { withBuyersTiers } from '../../calls/ask-buyers-tiers.ts';
import { withKnownHolds } from '../../calls/ask-holds.ts';
import { withRemainder } from '../../calls/ask-remainders.ts';
import { withWaitingGold } from '../../calls/ask-waiting-gold.ts';
import type { ExchangeOrder } from '../../commands/exchange/exchange-order.ts';
import { buyerOfOrder } from '../../queries/early-sales.ts';
import type { OrderRow } from '../record/order.input.ts';
import { readOrder } from '../record/read-order.ts';
import { readReturn, type RETURN } from '../returns/return.input.ts';

type Asked = Taken<typeof RETURN> & { readonly sale: Omit<OrderRow, 'buyer' | 'paidAt'> };

/** What comes back and what is bought for it, with what other rooms say of both, asked before any transaction. */
export async function readExchange(
  { sale, ...rest }: Asked, context: GraphContext,
): Promise<ExchangeOrder | Outcome<never>> {
  const returned = await withRemainder(context, readReturn(rest, context));
  const read = readOrder({ ...sale, buyer: null, paidAt: returned.returnedAt }, context.actor.channelId ?? null);
  if (!read.ok) {
    return { ok: false, refusals: read.refusals.map((refusal) => ({ ...refusal, path: ['sale', ...refusal.path] })) };
  }
  const known = await withKnownHolds(context, [read.value]);
  const buyer = await buyerOfOrder(context.services.home.database.sql, returned.order);
  const [asked] = await withWaitingGold(context, await withBuyersTiers(context, known, [buyer]), [buyer]);
  return { returned, sale: asked! };
}
