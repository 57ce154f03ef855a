import { Alert } from '@mui/material';
import { useCallback } from 'react';
import { TradeInDeskWaysDocument, type TradeInStep } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useWays } from './EstimateGold.tsx';
import { Preview } from './Preview.tsx';
import { answerOffer, assayGold, mgOf, offerForGold, stepGold, type Brought } from './tradeins.data.ts';

interface Props { readonly brought: Brought; readonly onClose: () => void }

/** What the desk does next; what goes back says to whom and why. */
export function StepGold({ brought, step, onClose }: Props & { readonly step: TradeInStep }) {
  const text = useText();
  const word = useWord();
  const { id, version: expectedVersion } = brought;
  const run = useCallback(({ note, returnedTo }: { note: string; returnedTo: string },
    idempotencyKey: string) => stepGold(
    { id, expectedVersion, step, idempotencyKey, note: note.trim() || null, returnedTo: returnedTo.trim() || null }),
  [id, expectedVersion, step]);
  return (
    <CommandDialog<{ note: string; returnedTo: string }, Awaited<ReturnType<typeof stepGold>>>
      name={`tradeins.${step}.${id}`} title={word('tradeInDeed', step)} submit={text('actions.confirm')}
      danger={step === 'MELT'} defaults={{ note: '', returnedTo: '' }} onClose={onClose} run={run}
      done={() => text('tradeins.done')}>
      {step === 'RETURN' && (
        <FieldText name="returnedTo" label={text('tradeins.returnedTo')} required maxLength={100} />)}
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500}
        required={step === 'RETURN' || step === 'CANCEL'} />
    </CommandDialog>
  );
}

interface Assayed { grossMg: string; purity: string; method: string; way: string; note: string }

/** What the scale and the test say; what it would come to is shown first. */
export function AssayGold({ brought, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const ways = useWays();
  const { id, version: expectedVersion } = brought;
  const run = useCallback((values: Assayed, idempotencyKey: string, dryRun: boolean) => assayGold({
    id, expectedVersion, idempotencyKey, dryRun, grossMg: mgOf(values.grossMg), purity: Number(values.purity),
    method: values.method as 'FIRE' | 'XRF', way: values.way || null, note: values.note.trim() || null,
  }), [id, expectedVersion]);
  return (
    <CommandDialog<Assayed, Awaited<ReturnType<typeof assayGold>>>
      name={`tradeins.assay.${id}`} title={text('tradeins.assay')} submit={text('actions.confirm')}
      defaults={{ grossMg: '', purity: '', method: 'FIRE', way: '', note: '' }} onClose={onClose} run={run}
      preview={({ preview }) => <Preview shown={preview} />} done={() => text('tradeins.done')}>
      <FieldRow>
        <FieldText name="grossMg" label={text('tradeins.gross')} required numeric unit="g" />
        <FieldText name="purity" label={text('tradeins.purity')} required whole help={text('tradeins.purityHelp')} />
      </FieldRow>
      <FieldSelect name="method" label={text('tradeins.method')} required choices={(['FIRE',
        'XRF'] as const).map((one) => (
        { id: one, name: word('tradeInAssay', one) }))} />
      <FieldSelect name="way" label={text('tradeins.way')}
        choices={[{ id: '', name: text('tradeins.sameWay') }, ...ways]} />
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** By the board of this moment. */
export function OfferForGold({ brought, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = brought;
  const run = useCallback(({ note }: { note: string }, idempotencyKey: string, dryRun: boolean) => offerForGold(
    { id, expectedVersion, idempotencyKey, dryRun, note: note.trim() || null }), [id, expectedVersion]);
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof offerForGold>>>
      name={`tradeins.offer.${id}`} title={text('tradeins.offer')} hint={text('tradeins.offerHint')}
      submit={text('actions.confirm')} defaults={{ note: '' }} onClose={onClose} run={run}
      preview={({ preview }) => <Preview shown={preview} />} done={() => text('tradeins.done')}>
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

type Way = 'SIGNATURE' | 'SCREEN';
type Document = 'ID_CARD' | 'PASSPORT' | 'PERMIT';
interface Answered { by: string; way: Way; name: string; kind: Document | ''; lastDigits: string; note: string }

/** The yes: the text is read, and whose document was looked at is noted where it is asked for. */
export function AcceptOffer({ brought, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { id, version: expectedVersion, offer, consentTexts } = brought;
  const units = useAsk(TradeInDeskWaysDocument, {}).data?.tradeInPolicy.rules.identityUnits ?? 0;
  const read = consentTexts.find(({ language }) => format.locale.startsWith(language)) ?? consentTexts[0];
  const version = offer?.policyVersion ?? 0;
  const run = useCallback(({ by, way, name, kind, lastDigits, note }: Answered, idempotencyKey: string) => answerOffer({
    id, expectedVersion, idempotencyKey, accept: true, consent: { version, by, way }, note: note.trim() || null,
    identity: kind ? { name, kind, lastDigits: lastDigits.trim().toUpperCase() } : null,
  }), [id, expectedVersion, version]);
  return (
    <CommandDialog<Answered, Awaited<ReturnType<typeof answerOffer>>>
      name={`tradeins.accept.${id}`} secret title={text('tradeins.accept')} hint={format.money(offer?.credit)}
      submit={text('actions.confirm')} onClose={onClose} run={run} done={() => text('tradeins.done')}
      defaults={{ by: '', way: 'SIGNATURE', name: '', kind: '', lastDigits: '', note: '' }}>
      {read && <Alert severity="warning">{read.text}</Alert>}
      <FieldText name="by" label={text('tradeins.consentBy')} required maxLength={100} />
      <FieldSelect name="way" label={text('tradeins.consentWay')} required
        choices={(['SIGNATURE', 'SCREEN'] as const).map((one) => (
          { id: one, name: word('tradeInConsent', one) }))} />
      <FieldSelect name="kind" label={text('tradeins.identityKind')}
        help={text('tradeins.identityHint', { units: format.number(units) })}
        choices={[{ id: '', name: text('tradeins.noDocument') },
          ...(['ID_CARD', 'PASSPORT', 'PERMIT'] as const).map((one) => ({ id: one, name: word('tradeInDocument',
            one) }))]} />
      <FieldText name="name" label={text('tradeins.identityName')} maxLength={100} />
      <FieldText name="lastDigits" label={text('tradeins.lastDigits')} maxLength={4} />
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** The no. */
export function DeclineOffer({ brought, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = brought;
  const run = useCallback(({ note }: { note: string }, idempotencyKey: string) => answerOffer(
    { id, expectedVersion, idempotencyKey, accept: false, note: note.trim() || null }), [id, expectedVersion]);
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof answerOffer>>>
      name={`tradeins.decline.${id}`} title={text('tradeins.decline')} submit={text('actions.confirm')}
      defaults={{ note: '' }} onClose={onClose} run={run} done={() => text('tradeins.done')}>
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
