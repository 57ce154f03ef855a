import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { askBuyback, decideBuyback, type Brought } from './tradeins.data.ts';

interface Props { readonly brought: Brought; readonly onClose: () => void }
interface Agreed { by: string; way: string; note: string }

/** Its member agrees to the plain price: another person approves it. */
export function AskBuyback({ brought, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { id, version: expectedVersion, offer } = brought;
  const run = useCallback(({ by, way, note }: Agreed, idempotencyKey: string) => askBuyback({
    id, expectedVersion, idempotencyKey, by, way: way as 'SIGNATURE' | 'SCREEN', note: note.trim() || null,
  }), [id, expectedVersion]);
  return (
    <CommandDialog<Agreed, Awaited<ReturnType<typeof askBuyback>>>
      name={`tradeins.ask-buyback.${id}`} secret title={word('tradeInDeed', 'ASK_BUYBACK')}
      hint={[text('tradeins.buybackHint'), offer?.plainCredit &&
        format.money(offer.plainCredit)].filter(Boolean).join(' ')}
      submit={text('actions.confirm')} defaults={{ by: '', way: 'SIGNATURE', note: '' }} onClose={onClose} run={run}
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
  const { id, version: expectedVersion } = brought;
  const run = useCallback(({ note }: { note: string }, idempotencyKey: string) => decideBuyback(
    { id, expectedVersion, idempotencyKey, approve, note: note.trim() || null }), [id, expectedVersion, approve]);
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof decideBuyback>>>
      name={`tradeins.decide-buyback.${id}.${approve}`}
      title={word('tradeInDeed', approve ? 'GIVE_BUYBACK' : 'REFUSE_BUYBACK')} submit={text('actions.confirm')}
      defaults={{ note: '' }} onClose={onClose} run={run} done={() => text('tradeins.done')}>
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
