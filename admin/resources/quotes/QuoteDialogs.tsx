import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { cancelQuote, MEANS, placeOrder, takePayment, type DeskQuote } from './quotes.data.ts';

interface Props { readonly quote: DeskQuote; readonly onClose: () => void }

/** The customer buys at what was quoted. */
export function PlaceOrder({ quote: { id, price }, onClose, onPlaced }: Props & { readonly onPlaced: () => void }) {
  const text = useText();
  const format = useFormat();
  const run = useCallback((_: object, idempotencyKey: string) => placeOrder({ quoteId: id, idempotencyKey }), [id]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof placeOrder>>>
      name={`quotes.place.${id}`} title={text('quotes.place')} submit={text('quotes.place')}
      hint={text('quotes.placeHint', { due: format.money(price?.due) })} defaults={{}} onClose={onClose} run={run}
      onDone={({ quote }) => quote?.state === 'PLACED' && onPlaced()}
      done={({ quote }) => text(quote?.state === 'SOLD' ? 'quotes.sold' : 'quotes.placed')} />
  );
}

interface Paid { means: string; amount: string; paymentNo: string }

/** What is left to be paid stands there already: one key takes it. */
export function TakePayment({ quote: { id, currency }, left, onClose }: Props & { readonly left: string }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(({ means, amount, paymentNo }: Paid, idempotencyKey: string) => takePayment({
    quoteId: id, means: means as 'CARD', amount: { amount: amount.trim(), currency },
    paymentNo: paymentNo.trim() || null, idempotencyKey,
  }), [id, currency]);
  return (
    <CommandDialog<Paid, Awaited<ReturnType<typeof takePayment>>>
      name={`quotes.pay.${id}.${left}`} title={text('quotes.takePayment')} submit={text('quotes.takePayment')}
      defaults={{ means: 'CARD', amount: left, paymentNo: '' }} onClose={onClose} run={run}
      done={({ quote }) => text(quote?.state === 'SOLD' ? 'quotes.sold' : 'quotes.partPaid')}>
      <FieldText name="amount" label={text('quotes.amount')} required numeric unit={currency} autoFocus />
      <FieldSelect name="means" label={text('quotes.means')} required
        choices={MEANS.map((one) => ({ id: one, name: word('paymentMeans', one) }))} />
      <FieldText name="paymentNo" label={text('quotes.paymentNo')} maxLength={100} />
    </CommandDialog>
  );
}

export function CancelQuote({ quote: { id }, onClose }: Props) {
  const text = useText();
  const run = useCallback(({ reason }: { reason: string }, idempotencyKey: string) => cancelQuote(
    { quoteId: id, reason: reason.trim(), idempotencyKey }), [id]);
  return (
    <CommandDialog<{ reason: string }, Awaited<ReturnType<typeof cancelQuote>>>
      name={`quotes.cancel.${id}`} title={text('quotes.cancel')} submit={text('quotes.cancel')} danger
      hint={text('quotes.cancelHint')} defaults={{ reason: '' }} onClose={onClose} run={run}
      done={() => text('quotes.cancelled')}>
      <FieldText name="reason" label={text('fields.reason')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
