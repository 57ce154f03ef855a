import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect } from '../../parts/form/fields.tsx';
import { answerEventOffer, checkInEventPlace, giveBackEventPlace, whoHas, type Place } from './member-events.data.ts';

interface Props { readonly place: Place; readonly onClose: () => void }
type None = Record<string, never>;

/** Somebody has come: by its code, which the counter has just taken, or by the list. */
export function CheckIn({ place, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = place;
  const run = useCallback(({ how }: { how: string }, idempotencyKey: string) =>
    checkInEventPlace({ id, expectedVersion, byCode: how === 'code', idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<{ how: string }, Awaited<ReturnType<typeof checkInEventPlace>>>
      name={`event-place.in.${id}`} title={text('memberEvents.checkIn')} hint={whoHas(place)}
      submit={text('actions.confirm')} defaults={{ how: 'hand' }} onClose={onClose} run={run}
      done={() => text('memberEvents.done')}>
      <FieldSelect name="how" label={text('memberEvents.how')} required choices={[
        { id: 'hand', name: text('memberEvents.byHand') }, { id: 'code', name: text('memberEvents.byCode') }]} />
    </CommandDialog>
  );
}

/** The member says by telephone that it comes. */
export function AnswerOffer({ place, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = place;
  const run = useCallback((_: None, idempotencyKey: string) =>
    answerEventOffer({ id, expectedVersion, accepts: true, idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<None, Awaited<ReturnType<typeof answerEventOffer>>>
      name={`event-place.take.${id}`} title={text('memberEvents.take')} hint={whoHas(place)}
      submit={text('actions.confirm')} defaults={{}} onClose={onClose} run={run} done={() =>
        text('memberEvents.done')} />
  );
}

export function GiveBack({ place, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = place;
  const run = useCallback((_: None, idempotencyKey: string) =>
    giveBackEventPlace({ id, expectedVersion, idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<None, Awaited<ReturnType<typeof giveBackEventPlace>>>
      name={`event-place.back.${id}`} title={text('memberEvents.giveBack')} danger
      hint={`${whoHas(place)} · ${text('memberEvents.giveBackHint')}`}
      submit={text('memberEvents.giveBack')} defaults={{}}
      onClose={onClose} run={run} done={() => text('memberEvents.done')} />
  );
}
