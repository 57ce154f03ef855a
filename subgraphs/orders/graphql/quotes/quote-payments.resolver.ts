import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { paidOfQuotes, paymentsOfQuotes } from '../../queries/payments/payment-view.ts';
import { quoteOfOrders } from '../../queries/quotes/quote-of-orders.ts';
import { quoteView } from '../../queries/quotes/quote-view.ts';
import { Order } from '../order.type.ts';
import { Payment } from '../payments/payment.type.ts';
import { Quote } from './quote.type.ts';

@Resolver(() => Quote)
export class QuotePaymentsResolver {
  @FieldResolver(() => [Payment], {
    description: 'Money that was told for it, the oldest first 收款记录; at most 100.',
  })
  async payments(@Root() { uuid }: Quote, @Ctx() context: GraphContext): Promise<Payment[]> {
    return context.load(paymentsOfQuotes, uuid);
  }

  @FieldResolver(() => Money, {
    nullable: true, description: 'What was paid of it and counts 已付; null while it is not priced.',
  })
  async paid(@Root() { uuid, currency, price }: Quote, @Ctx() context: GraphContext): Promise<Money | null> {
    return price && moneyView(await context.load(paidOfQuotes, uuid), currency);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order it became; null until it is paid 订单.' })
  async order(@Root() { orderUuid }: Quote, @Ctx() context: GraphContext): Promise<Order | null> {
    return orderUuid === null ? null : context.load(ordersById, orderUuid);
  }
}

@Resolver(() => Order)
export class OrderQuoteResolver {
  @FieldResolver(() => Quote, {
    nullable: true, description: 'The quote that it was 报价单; null: it was recorded as it was priced elsewhere.',
  })
  async quote(@Root() { id }: Order, @Ctx() context: GraphContext): Promise<Quote | null> {
    const row = await context.load(quoteOfOrders, decodeId(PREFIX.order, id)!);
    return row && quoteView(row, context.now);
  }
}
