import type { Currency } from '../../../kernel/money.ts';
import type { PaymentRow } from '../../persistence/payments/payments.ts';

/** Money for a quote, as a till or a payment channel tells of it. */
export interface PaymentTold {
  readonly quoteId: string;
  /** As it was sent. */
  readonly namedQuote: string;
  /** Null: at the till, whose channel is that of the quote. */
  readonly channelId: string | null;
  /** Null: the till gives it none. */
  readonly paymentNo: string | null;
  readonly means: PaymentRow['means'];
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** Null: now. */
  readonly paidAt: Date | null;
}
