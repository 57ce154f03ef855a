import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { UnmatchedWhy } from '../../domain/payments/judge-payment.ts';
import { paymentsWithout } from '../payments/payments.ts';
import { tellPayments } from '../payments/tell-payments.ts';

interface EndedQuote {
  readonly id: string; readonly order_no: string; readonly channel_id: string; readonly outlet_id: string;
  readonly member_id: string | null; readonly placed_at: Date | null;
}

/**
 * Ends locked quotes: what is held goes back, also of one that was still holding; unique pieces are free; what was
 * paid of them is to be refunded.
 */
export async function endQuotes(
  tx: Tx, ids: readonly string[], state: 'expired' | 'unpaid' | 'cancelled', reason: string,
  why: UnmatchedWhy = 'ended',
): Promise<void> {
  if (ids.length === 0) return;
  const ended = await tx.sql.all<EndedQuote>`update quote set state = ${state}, ended_at = ${tx.now},
      holds = case when holds in ('none', 'held') and coalesce(coupon_hold_id, points_hold_id,
        credit_hold_id) is not null
        then 'due' else holds end
    where id = any(${[...ids]}::uuid[])
    returning id, order_no, channel_id, outlet_id, member_id, placed_at`;
  await tx.sql.run`delete from quote_piece where quote_id = any(${[...ids]}::uuid[])`;
  await tellPayments(tx, await paymentsWithout(tx, ids, why));
  for (const quote of ended) {
    tx.audit({ subjectId: quote.id, after: { state }, reason });
    if (quote.placed_at && state !== 'expired') {
      tx.emit('order.unpaid.v1', quote.id, {
        quoteId: quote.id, orderNo: quote.order_no, channelId: quote.channel_id, outletId: quote.outlet_id,
        memberId: quote.member_id, why: state, endedAt: tx.now,
      } satisfies EventPayloads['order.unpaid.v1']);
    }
  }
}
