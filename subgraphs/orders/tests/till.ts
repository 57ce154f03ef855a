import { channel, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { newId } from '../../kernel/ids.ts';
import { releaseHolds } from '../calls/quotes/release-holds.ts';
import { endLapsedQuotes } from '../commands/quotes/end-quotes.ts';
import { markOf, secretOfChannel } from '../domain/payments/payment-mark.ts';
import { PAYMENT_KEY } from '../graphql/payments/payment-key.ts';
import { TMALL } from './shop.ts';

export const till = channel(TMALL, 'orders:read', 'orders:write', 'loyalty:hold', 'rewards:redeem');
const payerOf = (channelId: string) => channel(channelId, 'orders:read', 'orders:write', 'orders:pay');

/** What a till asks for: the two pieces of domain.md 9.3. */
export const quotedSale = (more: object = {}) => ({
  outletCode: 'o-37', fulfilment: 'WEB', buyer: { externalId: 'buyer-1' },
  lines: [{ sku: 'RING' }, { sku: 'BRACELET' }],
  ...more });

const FIELDS = `id orderNo state
  price { due { amount } pointsCash { amount } pointsCashLimit { amount } earning { points }
  lines { base { amount } points } coupons { verdict } }`;
const PAID = 'payment { id state unmatchedReason } quote { state paid { amount } order { id } }';

/** A till of a small house, by the graph. */
export function openTill(room: () => TestSubgraph) {
  const ask = async (kind: string, name: string, type: string, fields: string, input: object, actor = till) => {
    const answer = await room().query(`${kind}($input: ${type}!) { ${name}(input: $input) {
      ${fields} userErrors { code path } } }`, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const { userErrors, ...rest } = answer.data![name];
    return { ...rest, codes: userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`) };
  };
  const price = (input: object, actor = till) => ask('query', 'priceOrder', 'PriceOrderInput',
    'price { due { amount } }', input, actor);
  const quote = (input: object, actor = till) => ask('mutation', 'quoteOrder', 'QuoteOrderInput', `quote { ${FIELDS} }`,
    { idempotencyKey: newId(), ...input }, actor);
  const cancel = (quoteId: string, actor = till) => ask('mutation', 'cancelQuote', 'CancelQuoteInput',
    'quote { state }', { quoteId, idempotencyKey: newId() }, actor);
  const read = async (id: string, actor = till) => (await room().query(
    'query($id: ID!) { quote(id: $id) { state } quotes { items { id state } } }', { id }, actor)).data!;
  const sweep = async () => {
    const caller = { actor: serviceActor('orders', []), requestId: 'sweep' };
    await runCommand(room().runtime.services.home, caller, endLapsedQuotes, { limit: 100 });
    await releaseHolds({ services: room().runtime.services }, caller, null);
  };
  const stored = () => room().sql.all<{ state: string; holds: string }>`select state, holds from quote order by id`;

  const place = (quoteId: string, actor = till) => ask('mutation', 'placeOrder', 'PlaceOrderInput',
    'quote { state lockedUntil order { externalNo } }', { quoteId, idempotencyKey: newId() }, actor);
  const pay = (quoteId: string, amount: string, more: object = {}, actor = till) => ask('mutation', 'takePayment',
    'TakePaymentInput', PAID, { quoteId, means: 'CASH', amount: { amount, currency: 'CNY' }, idempotencyKey: newId(),
      ...more }, actor);
  /** As the payment channel's own program signs; `payer` is another channel than the till's. */
  const notice = (quoteId: string, amount: string, paymentNo: string, more: Record<string, any> = {}) => {
    const now = room().clock.now();
    const told = {
      quoteId, paymentNo, amount, currency: 'CNY', means: 'WALLET', paidAt: now, signedAt: now, ...more };
    const payer = more['payer'] ?? TMALL;
    const secret = secretOfChannel(room().runtime.services.keys(PAYMENT_KEY)[0]!, more['channel'] ?? payer);
    return ask('mutation', 'confirmPayment', 'ConfirmPaymentInput', PAID, {
      quoteId, paymentNo, means: more['sentMeans'] ?? told.means,
      amount: { amount: more['sent'] ?? amount, currency: told.currency }, paidAt: told.paidAt.toISOString(),
      signedAt: told.signedAt.toISOString(), signature: markOf(secret, told), idempotencyKey: newId(),
    }, payerOf(payer));
  };
  const payments = async () => (await room().query(
    '{ payments { items { paymentNo state unmatchedReason } } }', {}, till)).data!.payments.items
    .map((one: any) => `${one.paymentNo} ${one.state} ${one.unmatchedReason}`).sort();
  return { ask, price, quote, cancel, read, sweep, stored, place, pay, notice, payments };
}
