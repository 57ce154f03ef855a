import { useCallback } from 'react';
import { DeskRefundPaymentDocument, type RefundPaymentInput } from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import type { MoneyShape } from '../../i18n/make-format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../form/CommandDialog.tsx';
import { FieldText } from '../form/fields.tsx';

const refundPayment = async (input: RefundPaymentInput) =>
  (await ask(DeskRefundPaymentDocument, { input })).refundPayment;

/** Money that fits nothing went back outside; here it is noted. */
export function RefundPayment({ payment, onClose }: {
  readonly payment: { readonly id: string; readonly amount: MoneyShape }; readonly onClose: () => void;
}) {
  const text = useText();
  const format = useFormat();
  const { id: paymentId, amount } = payment;
  const run = useCallback(({ refundNo }: { refundNo: string }, idempotencyKey: string) => refundPayment(
    { paymentId, refundNo: refundNo.trim(), idempotencyKey }), [paymentId]);
  return (
    <CommandDialog<{ refundNo: string }, Awaited<ReturnType<typeof refundPayment>>>
      name={`quotes.refund.${paymentId}`} title={text('quotes.refund')} submit={text('quotes.refund')}
      hint={text('quotes.refundHint', { amount: format.money(amount) })} defaults={{ refundNo: '' }} onClose={onClose}
      run={run} done={() => text('quotes.refunded')}>
      <FieldText name="refundNo" label={text('quotes.refundNo')} required maxLength={100} />
    </CommandDialog>
  );
}
