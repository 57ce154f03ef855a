import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';
import { tellPayments } from '../../persistence/payments/tell-payments.ts';
import type { PaymentTold } from './payment-told.ts';

/**
 * The same money, told before. A signed number is there once in its payment channel; the number of a slip only once in
 * its quote, since the tills of many stores share one channel. Money that the till has typed and the payment channel
 * tells as well, or the other way round, is one payment: same quote, number, amount and currency. A slip of another
 * amount stands in no signed notice's way.
 */
export async function knownPayment(sql: Sql, told: PaymentTold, paymentNo: string): Promise<PaymentRow | null> {
  const { channelId, quoteId, amountMinor, currency } = told;
  if (channelId === null) {
    return sql.maybe<PaymentRow>`select ${PAYMENT_COLUMNS} from payment
      where quote_id = ${quoteId} and payment_no = ${paymentNo}
      order by (amount_minor = ${amountMinor} and currency = ${currency}) desc, signed limit 1`;
  }
  const signed = await sql.maybe<PaymentRow>`select ${PAYMENT_COLUMNS} from payment
    where channel_id = ${channelId} and payment_no = ${paymentNo} and signed`;
  return signed ?? sql.maybe<PaymentRow>`select ${PAYMENT_COLUMNS} from payment
    where quote_id = ${quoteId} and payment_no = ${paymentNo} and not signed
      and amount_minor = ${amountMinor} and currency = ${currency}`;
}

/** When a till took it is its own word: only what was signed has to have been paid at the same moment. */
export function isSamePayment(known: PaymentRow, told: PaymentTold): boolean {
  return (known.namedQuote === told.namedQuote || known.quoteId === told.quoteId)
    && known.amountMinor === told.amountMinor && known.currency === told.currency
    && (told.paidAt === null || !known.signed || known.paidAt.getTime() === told.paidAt.getTime());
}

/** What a till said is signed now: the payment channel's word for whose it is, how and when it was paid. */
export async function signKnown(tx: Tx, known: PaymentRow, { channelId, means, paidAt }: PaymentTold): Promise<void> {
  // What went back is closed, whoever tells of it late.
  if (channelId === null || known.signed || known.state === 'refunded') return;
  await tx.sql.run`update payment set signed = true, channel_id = ${channelId}, means = ${means}, paid_at = ${paidAt},
    version = version + 1 where id = ${known.id}`;
  tx.audit({ subjectId: known.id, before: { signed: false, channelId: known.channelId, means: known.means },
    after: { signed: true, channelId, means } });
  await tellPayments(tx, [known.id]);
}
