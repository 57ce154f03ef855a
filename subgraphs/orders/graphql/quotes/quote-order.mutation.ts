import { hasScopes } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { requireScopes } from '../../../kernel/graph/protect-schema.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { withBundles } from '../../calls/quotes/ask-bundles.ts';
import { finishQuote } from '../../calls/quotes/finish-quote.ts';
import type { QuoteAsked } from '../../commands/quotes/quote-asked.ts';
import { startQuote } from '../../commands/quotes/start-quote.ts';
import { QUOTE_ANSWER } from './quote-answer.ts';
import { PRICE_EXTRAS, QUOTE_REFUSALS } from './quote-refusals.ts';
import { readSaleToQuote, SALE_TO_QUOTE } from './quote.input.ts';

export const quoteOrderMutation = defineMutation({
  name: 'quoteOrder',
  says: 'Quotes a sale 报价: every line with its price by the board of the minute and each reduction, what is due and '
    + 'it would earn. Price, coupons that apply, points and unique pieces are locked for the minutes of the order '
    + 'policy, usually 30, and go back by themselves; placeOrder buys at it. A channel needs loyalty:hold for points '
    + 'rewards:redeem for coupons it names and tradeins:use for old gold and store credit; without rewards:redeem '
      + 'no coupons are looked for. While part of the house '
    + 'is away it is TRY_AGAIN: the same key goes on.',
  scopes: ['orders:write'],
  input: 'A sale to be quoted.',
  takes: {
    ...SALE_TO_QUOTE,
    orderNo: optional(text('Number of its order in the channel, 1 to 100 characters; its own when not given.')),
    idempotencyKey: KEY,
  },
  refusals: QUOTE_REFUSALS,
  extras: PRICE_EXTRAS,
  command: startQuote,
  inputOf: async (asked, context) => {
    const read = readSaleToQuote(asked, context.actor);
    return read.ok ? withBundles(context, withinScopes(read.value, context), asked.bundles) : read;
  },
  afterwards: async (value, { services, request }) => {
    const finished = await finishQuote({ services, request }, request, value.quoteId);
    return finished.ok ? accepted(value) : finished;
  },
  answers: QUOTE_ANSWER,
});

/**
 * A quote holds points and coupons for whoever asks. A channel may have no more of it here than where it would hold
 * them itself: for points and coupons that it names it needs their scopes. Counters have what their roles say.
 */
function withinScopes(asked: QuoteAsked, context: GraphContext): QuoteAsked {
  const { coupons, points } = asked;
  if (context.actor.kind !== 'channel') return asked;
  if (points > 0n) requireScopes(context, ['loyalty:hold'], 'Mutation.quoteOrder with points');
  if (asked.tradeInIds.length > 0 || Number(asked.storeCredit) !== 0) {
    requireScopes(context, ['tradeins:use'], 'Mutation.quoteOrder with old gold');
  }
  if (hasScopes(context.actor, ['rewards:redeem'])) return asked;
  if (coupons.ids.length + coupons.codes.length > 0) {
    requireScopes(context, ['rewards:redeem'], 'Mutation.quoteOrder with coupons');
  }
  return { ...asked, coupons: { ...coupons, automatic: false } };
}
