import { useCallback } from 'react';
import type { ServiceOrderStep } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { answerQuote, handOverService, quoteService, stepService, type Service } from './service.data.ts';

interface Props { readonly order: Service; readonly onClose: () => void }

/** What the desk does next; what ends or waits wants a reason. */
export function StepService({ order, step, onClose }: Props & { readonly step: ServiceOrderStep }) {
  const text = useText();
  const word = useWord();
  const { id, version: expectedVersion } = order;
  const run = useCallback(({ note }: { note: string }, idempotencyKey: string) => stepService(
    { id, expectedVersion, step, note: note.trim() || null, idempotencyKey }), [id, expectedVersion, step]);
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof stepService>>>
      name={`service.${step}.${id}`} title={word('serviceDeed', step)} submit={text('actions.confirm')}
      defaults={{ note: '' }} onClose={onClose} run={run} done={() => text('service.done')}>
      <FieldText name="note" label={text('service.note')} rows={2} maxLength={500}
        required={step !== 'START' && step !== 'FINISH'} />
    </CommandDialog>
  );
}

interface Quoted { price: string; promisedAt: string; note: string }

/** A price that the customer says yes or no to. */
export function QuoteService({ order, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion, due: { currency } } = order;
  const run = useCallback(({ price, promisedAt, note }: Quoted, idempotencyKey: string) => quoteService({
    id, expectedVersion, idempotencyKey, price: { amount: price.trim(), currency }, note: note.trim() || null,
    promisedAt: formInstant(promisedAt) ?? null,
  }), [id, expectedVersion, currency]);
  return (
    <CommandDialog<Quoted, Awaited<ReturnType<typeof quoteService>>>
      name={`service.quote.${id}`} title={text('service.quote')} submit={text('actions.confirm')}
      defaults={{ price: order.price?.amount ?? '', promisedAt: '', note: '' }} onClose={onClose} run={run}
      done={() => text('service.done')}>
      <FieldText name="price" label={text('service.price')} required numeric unit={currency} />
      <FieldText name="promisedAt" label={text('service.promisedAt')} type="datetime-local"
        help={text('service.promisedKept')} />
      <FieldText name="note" label={text('service.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

interface Answered { approve: string; note: string }

/** What the customer told the desk. */
export function AnswerQuote({ order, onClose }: Props) {
  const text = useText();
  const format = useFormat();
  const { id, version: expectedVersion } = order;
  const run = useCallback(({ approve, note }: Answered, idempotencyKey: string) => answerQuote(
    { id, expectedVersion, approve: approve === 'yes', note: note.trim() || null, idempotencyKey }),
  [id, expectedVersion]);
  return (
    <CommandDialog<Answered, Awaited<ReturnType<typeof answerQuote>>>
      name={`service.answer.${id}`} title={text('service.answer')} submit={text('actions.confirm')}
      hint={format.money(order.price)} defaults={{ approve: '', note: '' }} onClose={onClose} run={run}
      done={() => text('service.done')}>
      <FieldSelect name="approve" label={text('service.answer')} required choices={[
        { id: 'yes', name: text('service.yes') }, { id: 'no', name: text('service.no') }]} />
      <FieldText name="note" label={text('service.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

interface Fetched { how: string; handedTo: string; paidBy: string }

/** By the member's code, which the counter has just taken, or to whoever is named; what is due is paid. */
export function HandOverService({ order, onClose }: Props) {
  const text = useText();
  const format = useFormat();
  const { id, version: expectedVersion, due } = order;
  const isDue = Number(due.amount) > 0;
  const run = useCallback(({ how, handedTo, paidBy }: Fetched, idempotencyKey: string) => handOverService({
    id, expectedVersion, idempotencyKey, byCode: how === 'code',
    handedTo: how === 'code' ? null : handedTo.trim() || null, paidBy: paidBy.trim() || null,
  }), [id, expectedVersion]);
  return (
    <CommandDialog<Fetched, Awaited<ReturnType<typeof handOverService>>>
      name={`service.fetch.${id}`} title={text('service.handOver')} submit={text('actions.confirm')}
      hint={isDue ? text('service.dueHint', { due: format.money(due) }) : text('service.nothingDue')}
      defaults={{ how: 'name', handedTo: '', paidBy: '' }} onClose={onClose} run={run}
      done={() => text('service.done')}>
      <FieldSelect name="how" label={text('service.how')} required choices={[
        { id: 'name', name: text('service.byName') }, { id: 'code', name: text('service.byCode') }]} />
      <FieldText name="handedTo" label={text('service.handedTo')} maxLength={100} help={text('service.handedToHelp')} />
      {isDue && <FieldText name="paidBy" label={text('service.paidBy')} required maxLength={100} />}
    </CommandDialog>
  );
}
