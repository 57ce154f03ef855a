import { Arg, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { readNumber } from '../../domain/identifiers.ts';
import { paymentsById } from '../../queries/payments/payment-view.ts';
import { paymentsPage } from '../../queries/payments/payments-page.ts';
import { quoteView } from '../../queries/quotes/quote-view.ts';
import { quotesById } from '../../queries/quotes/quotes-by-id.ts';
import { read } from '../orders-list.resolver.ts';
import { Quote } from '../quotes/quote.type.ts';
import { Outlet } from '../stubs.type.ts';
import { Payment, PaymentPage } from './payment.type.ts';
import { PaymentState } from './words.ts';

@InputType({ description: 'Which payments: all conditions together.' })
export class PaymentsFilter {
  @Field(() => PaymentState, { nullable: true, description: 'In this state; UNMATCHED is to be refunded.' })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: 'Told by this channel.' }) channelId?: string | null;
  @Field(() => ID, { nullable: true, description: 'For a quote of this outlet.' }) outletId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Told at or after this instant.' })
  receivedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Told before this instant.' }) receivedTo?: Date | null;
  @Field(() => String, { nullable: true, description: 'With this number.' }) paymentNo?: string | null;
}

@Resolver(() => Payment)
export class PaymentResolver {
  @Query(() => Payment, { nullable: true, description: 'One payment 收款; null when unknown or not visible.' })
  @Scopes('orders:read')
  async payment(
    @Arg('id', () => ID, { description: 'Payment id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Payment | null> {
    const uuid = decodeId(PREFIX.payment, id);
    return uuid ? context.load(paymentsById, uuid) : null;
  }

  @Query(() => PaymentPage, { description: 'Payments the caller may see, newest first.' })
  @Scopes('orders:read')
  async payments(
    @Arg('filter', () => PaymentsFilter, { nullable: true, description: 'Which of them.' })
    filter: PaymentsFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first when not given.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const channelId = read(PREFIX.channel, filter?.channelId);
    const outletId = read(PREFIX.outlet, filter?.outletId);
    if (channelId === undefined || outletId === undefined) return EMPTY_PAGE;
    // What can be no number finds nothing: no number holds a line break.
    const paymentNo = filter?.paymentNo?.trim() ? readNumber(filter.paymentNo) ?? '\n' : null;
    return paymentsPage(await context.sql(), {
      state: filter?.state ?? null, channelId, outletId, paymentNo, receivedFrom: filter?.receivedFrom ?? null,
      receivedTo: filter?.receivedTo ?? null, reader: context.actor }, bounds);
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Outlet of its quote; null where nobody knows it.' })
  outlet(@Root() { outletUuid }: Payment): Outlet | null {
    return outletUuid === null ? null : { id: encodeId(PREFIX.outlet, outletUuid) };
  }

  @FieldResolver(() => Quote, { nullable: true, description: 'What it is for; null where nobody knows it.' })
  async quote(@Root() { quoteUuid }: Payment, @Ctx() context: GraphContext): Promise<Quote | null> {
    const row = quoteUuid === null ? null : await context.load(quotesById, quoteUuid);
    return row && quoteView(row, context.now);
  }
}
