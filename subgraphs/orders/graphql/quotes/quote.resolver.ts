import { Arg, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { readAll } from '../../../kernel/graph/mutation/take.ts';
import { errorTypeOf, inputTypeOf } from '../../../kernel/graph/mutation/types.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { userErrorsOf } from '../../../kernel/graph/user-errors.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { readShortNumber } from '../../../kernel/numbers/short-number.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { withBundles } from '../../calls/quotes/ask-bundles.ts';
import { priceAsked } from '../../calls/quotes/price-asked.ts';
import { startQuote } from '../../commands/quotes/start-quote.ts';
import { readNumber } from '../../domain/identifiers.ts';
import { priceView, quoteView } from '../../queries/quotes/quote-view.ts';
import { quotesById } from '../../queries/quotes/quotes-by-id.ts';
import { quotesPage } from '../../queries/quotes/quotes-page.ts';
import { read } from '../orders-list.resolver.ts';
import { PRICE_EXTRAS, PRICE_REFUSALS } from './quote-refusals.ts';
import { readSaleToQuote, SALE_TO_QUOTE, type SaleToQuote } from './quote.input.ts';
import { Quote, QuotePage, QuotePrice } from './quote.type.ts';
import { QuoteState } from './words.ts';

const PriceOrderInput = inputTypeOf('PriceOrderInput', 'A sale to be priced; nothing is kept of it.', SALE_TO_QUOTE);
const PriceOrderUserError = errorTypeOf(
  'PriceOrder', 'Why a sale is not priced.', PRICE_REFUSALS, PRICE_EXTRAS);

@ObjectType({ simpleResolvers: true, description: 'Answer of priceOrder.' })
export class PriceOrderAnswer {
  @Field(() => QuotePrice, { nullable: true, description: 'What it comes to; null when it is not sold so.' })
  price!: QuotePrice | null;

  @Field(() => [PriceOrderUserError], { description: 'Why it is not; all lines at once; empty when it is.' })
  userErrors!: object[];
}

@InputType({ description: 'Which quotes: all conditions together.' })
export class QuotesFilter {
  @Field(() => QuoteState, { nullable: true, description: 'In this state by the clock.' }) state?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this outlet.' }) outletId?: string | null;
  @Field(() => ID, { nullable: true, description: 'For this member; none, where the caller does not see the member.' })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this number.' }) orderNo?: string | null;
  @Field(() => String, { nullable: true,
    description: 'With this short number 报价短号, however it is typed; of any outlet.' })
  shortNo?: string | null;
}

@Resolver(() => Quote)
export class QuoteResolver {
  @Query(() => PriceOrderAnswer, {
    description: 'What a sale would come to 试算, by the rules of quoteOrder; nothing is held and nothing kept.',
  })
  @Scopes('orders:write')
  async priceOrder(
    @Arg('input', () => PriceOrderInput, { description: 'The sale.' }) input: object, @Ctx() context: GraphContext,
  ): Promise<object> {
    const taken = readAll(SALE_TO_QUOTE, input as Record<string, unknown>);
    const read = taken.ok ? readSaleToQuote(taken.value as SaleToQuote, context.actor) : taken;
    const asked = taken.ok && read.ok
      ? accepted(await withBundles(context, read.value, (taken.value as SaleToQuote).bundles)) : read;
    const judged = asked.ok
      ? await context.run(startQuote, { ...asked.value, isPreview: true }, { dryRun: true }) : asked;
    const priced = judged.ok ? await priceAsked(context, judged.value.sale) : judged;
    return {
      price: priced.ok && judged.ok ? priceView(priced.value, judged.value.sale.currency) : null,
      userErrors: userErrorsOf(priced),
    };
  }

  @Query(() => Quote, { nullable: true, description: 'One quote 报价单; null when unknown or not visible.' })
  @Scopes('orders:read')
  async quote(
    @Arg('id', () => ID, { description: 'Quote id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Quote | null> {
    const uuid = decodeId(PREFIX.quote, id);
    const row = uuid ? await context.load(quotesById, uuid) : null;
    return row && quoteView(row, context.now);
  }

  @Query(() => QuotePage, { description: 'Quotes the caller may see, newest first.' })
  @Scopes('orders:read')
  async quotes(
    @Arg('filter', () => QuotesFilter, { nullable: true, description: 'Which of them.' }) filter: QuotesFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first when not given.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const outletId = read(PREFIX.outlet, filter?.outletId);
    const memberId = read(PREFIX.member, filter?.memberId);
    if (outletId === undefined || memberId === undefined) return EMPTY_PAGE;
    // What can be no number finds nothing: no number holds a line break.
    const orderNo = filter?.orderNo?.trim() ? readNumber(filter.orderNo) ?? '\n' : null;
    const shortNo = filter?.shortNo?.trim() ? readShortNumber('Q', filter.shortNo) ?? '\n' : null;
    return quotesPage(await context.sql(), {
      state: filter?.state ?? null, outletId, memberId, orderNo, shortNo, now: context.now,
      reader: context.actor }, bounds);
  }
}
