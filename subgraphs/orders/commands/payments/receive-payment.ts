import { newId } from '../../../kernel/ids.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../../kernel/identifier.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { formatAmount, moneyView } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import { isPaymentTime } from '../../domain/order-times.ts';
import { judgePayment, type PaymentVerdict, type UnmatchedWhy } from '../../domain/payments/judge-payment.ts';
import { paidSoFar, type PaymentRow } from '../../persistence/payments/payments.ts';
import { tellPayments } from '../../persistence/payments/tell-payments.ts';
import { endQuotes } from '../../persistence/quotes/end-quotes.ts';
import { lockQuote, type QuoteRow } from '../../persistence/quotes/quote-row.ts';
import { paymentTable } from '../../persistence/tables/payment.table.ts';
import { mayHandle } from '../quotes/may-handle.ts';
import { sellQuote } from '../quotes/sell-quote.ts';
import { standingNow } from '../quotes/standing-now.ts';
import type { RecordedOrder } from '../record/order-to-record.ts';
import { isSamePayment, knownPayment, signKnown } from './known-payment.ts';
import type { PaymentTold } from './payment-told.ts';

export type ReceiveCode = 'NOT_FOUND' | 'INVALID' | 'PAYMENT_CONFLICT' | 'QUOTE_NOT_OPEN' | 'QUOTE_EXPIRED'
  | 'QUOTE_SOLD' | 'QUOTE_PAID' | 'AMOUNT_DIFFERS' | 'SALE_REFUSED';

export interface Received {
  readonly paymentId: string;
  readonly quoteId: string | null;
  /** What it completed. */
  readonly sold: RecordedOrder | null;
}

/**
 * Money for a quote 收款. A payment channel tells what happened: it is kept whatever it is, and what fits nothing is
 * unmatched. A till asks before it takes: there the same is refused. The last part makes the sale, in the same
 * transaction; its number makes a payment count once, whoever tells of it (known-payment.ts).
 */
export const receivePayment = defineCommand<PaymentTold, Received, ReceiveCode>({
  name: 'orders.receive-payment',
  execute: async (tx, told) => {
    const wrong = problemOf(told, tx.now);
    if (wrong) return wrong;
    await shareMerges(tx.sql);
    const quote = await lockQuote(tx.sql, told.quoteId);
    const isTill = told.channelId === null;
    if (isTill && (!quote || !mayHandle(tx.actor, quote))) {
      return refused('NOT_FOUND', 'There is no such quote.', ['quoteId']);
    }
    const id = newId(tx.now);
    const asked = { ...told, id, channelId: told.channelId ?? quote!.channelId, paidAt: told.paidAt ?? tx.now,
      paymentNo: told.paymentNo === null ? id : readIdentifier(told.paymentNo, EXTERNAL_NO_LENGTH)! };
    const known = await knownPayment(tx.sql, told, asked.paymentNo);
    if (known) return again(tx, known, told);
    const soFar = quote ? await paidSoFar(tx.sql, quote.id) : null;
    const verdict = judgePayment(quote && {
      state: await standingNow(tx, quote), currency: quote.currency, dueMinor: quote.dueMinor ?? 0n,
      keptMinor: soFar!.keptMinor }, told);
    if (isTill && !verdict.counts) return refusalAtTill(verdict, quote!);
    await keep(tx, asked, quote, { isTill, why: verdict.counts ? null : verdict.why });
    const { lastPaidAt } = soFar ?? { lastPaidAt: null };
    const isWhole = verdict.counts && verdict.leftMinor === 0n && quote!.state === 'placed';
    if (!isWhole) return accepted({ paymentId: id, quoteId: quote?.id ?? null, sold: null });
    const sold = await sellQuote(tx, quote!, lastPaidAt && lastPaidAt > asked.paidAt ? lastPaidAt : asked.paidAt);
    if (sold.ok) return accepted({ paymentId: id, quoteId: quote!.id, sold: sold.value });
    if (isTill) return refused('SALE_REFUSED', sold.refusals[0]!.message, ['quoteId']);
    await endQuotes(tx, [quote!.id], 'cancelled', `the sale was refused: ${sold.refusals[0]!.code}`, 'sale_refused');
    return accepted({ paymentId: id, quoteId: quote!.id, sold: null });
  },
});

function problemOf({ paymentNo, amountMinor, paidAt }: PaymentTold, now: Date): Outcome<never, ReceiveCode> | null {
  if (amountMinor <= 0n) return refused('INVALID', 'A payment is more than zero.', ['amount']);
  if (paymentNo !== null && readIdentifier(paymentNo, EXTERNAL_NO_LENGTH) === null) {
    return refused('INVALID', `A number has 1 to ${EXTERNAL_NO_LENGTH} characters: ${IDENTIFIER_RULE}.`, ['paymentNo']);
  }
  return paidAt === null || isPaymentTime(paidAt, now) ? null
    : refused('INVALID', 'It was paid from 1970-01-01 on and not in the future.', ['paidAt']);
}

/** The same payment, told again; the same number of another one is a conflict. */
async function again(tx: Tx, known: PaymentRow, told: PaymentTold): Promise<Outcome<Received, ReceiveCode>> {
  if (!isSamePayment(known, told)) {
    return refused('PAYMENT_CONFLICT', 'Another payment of this number was told.', ['paymentNo']);
  }
  await signKnown(tx, known, told);
  return accepted({ paymentId: known.id, quoteId: known.quoteId, sold: null });
}

function refusalAtTill(
  verdict: Extract<PaymentVerdict, { counts: false }>, { currency, state }: QuoteRow,
): Outcome<never, ReceiveCode> {
  if (state === 'sold') return refused('QUOTE_SOLD', 'It is paid whole: take no more money.', ['quoteId']);
  if (verdict.why === 'amount' && verdict.leftMinor <= 0n) {
    return refused('QUOTE_PAID', 'Nothing is left to be paid of it: place it, and take no more money.', ['quoteId']);
  }
  if (verdict.why === 'amount' || verdict.why === 'currency') {
    const left = `${formatAmount(verdict.leftMinor, currency)} ${currency}`;
    return refused('AMOUNT_DIFFERS', `At most ${left} is left to be paid.`, ['amount'],
      { limit: moneyView(verdict.leftMinor, currency) });
  }
  return verdict.why === 'ended' ? refused('QUOTE_EXPIRED', 'Nothing is to be paid of it any more.', ['quoteId'])
    : refused('QUOTE_NOT_OPEN', 'Its price is not locked.', ['quoteId']);
}

interface Kept { readonly isTill: boolean; readonly why: UnmatchedWhy | null }

async function keep(
  tx: Tx, asked: PaymentTold & { id: string; channelId: string; paymentNo: string; paidAt: Date },
  quote: QuoteRow | null, { isTill, why }: Kept,
): Promise<void> {
  const { id, channelId, paymentNo, namedQuote, means, amountMinor, currency, paidAt } = asked;
  const state = why === null ? 'kept' : 'unmatched';
  await tx.sql.insertInto(paymentTable, [{
    id, channelId, paymentNo, quoteId: quote?.id ?? null, sellingChannelId: quote?.channelId ?? null,
    sellingTenantId: quote?.sellingTenantId ?? null, sellingOutletId: quote?.outletId ?? null, namedQuote, means,
    amountMinor, currency, signed: !isTill, paidAt,
    receivedAt: tx.now, state, unmatchedWhy: why,
  }]);
  tx.audit({ subjectId: id, after: { quoteId: quote?.id ?? null, paymentNo, amountMinor, currency, state, why } });
  await tellPayments(tx, [id]);
}
