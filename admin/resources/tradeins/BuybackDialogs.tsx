import { useCallback, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { askBuyback, decideBuyback, type Brought } from './tradeins.data.ts';

interface Props { readonly brought: Brought; readonly onClose: () => void }
interface Agreed { by: string; way: string; note: string }

/** Its member agrees to the plain price, which is shown first: another person approves it. */
export function AskBuyback({ brought, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { id, version: expectedVersion, offer, currency } = brought;
  // Of gold that was offered without one the room says it, as it does when it has changed.
  const [price, setPrice] = useState(offer?.plainCredit ?? null);
  const run = useCallback(async ({ by, way, note }: Agreed, idempotencyKey: string) => {
    const asked = await askBuyback({
      id, expectedVersion, idempotencyKey, by, way: way as 'SIGNATURE' | 'SCREEN', note: note.trim() || null,
      agreed: price ?? { amount: '0', currency },
    });
    const right = asked.userErrors.find((error) => error.price)?.price;
    if (right) setPrice(right);
    return asked;
  }, [id, expectedVersion, price, currency]);
  return (
    <CommandDialog<Agreed, Awaited<ReturnType<typeof askBuyback>>>
      name={`tradeins.ask-buyback.${id}`} secret title={word('tradeInDeed', 'ASK_BUYBACK')}
      hint={[text('tradeins.buybackHint'), price && format.money(price)].filter(Boolean).join(' ')}
      submit={text(price ? 'actions.confirm' : 'actions.preview')}
      defaults={{ by: '', way: 'SIGNATURE', note: '' }} onClose={onClose} run={run}
      done={() => text('tradeins.done')}>
      <FieldText name="by" label={text('tradeins.consentBy')} required maxLength={100} />
      <FieldSelect name="way" label={text('tradeins.consentWay')} required
        choices={(['SIGNATURE', 'SCREEN'] as const).map((one) => ({ id: one, name: word('tradeInConsent', one) }))} />
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** The second person's word. */
export function DecideBuyback({ brought, approve, onClose }: Props & { readonly approve: boolean }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { id, version: expectedVersion, buybackPrice } = brought;
  const run = useCallback(({ note }: { note: string }, idempotencyKey: string) => decideBuyback(
    { id, expectedVersion, idempotencyKey, approve, note: note.trim() || null }), [id, expectedVersion, approve]);
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof decideBuyback>>>
      name={`tradeins.decide-buyback.${id}.${approve}`}
      title={word('tradeInDeed', approve ? 'GIVE_BUYBACK' : 'REFUSE_BUYBACK')}
      hint={buybackPrice && format.money(buybackPrice)} submit={text('actions.confirm')}
      defaults={{ note: '' }} onClose={onClose} run={run} done={() => text('tradeins.done')}>
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
