import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { bookEventPlace, type EventRow } from './member-events.data.ts';

interface Values { memberId: string; seats: string }

/** Somebody calls, or stands at the counter: a place for a member by its card. */
export function BookPlace({ event, onClose }: { event: EventRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(async ({ memberId, seats }: Values, idempotencyKey: string) => bookEventPlace({
    eventId: event.id, memberId: await memberIdOf(memberId), seats: Number(seats), idempotencyKey }), [event.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof bookEventPlace>>>
      name={`event.book.${event.id}`} title={text('memberEvents.book')} hint={text('memberEvents.bookHint')}
      submit={text('actions.confirm')} defaults={{ memberId: '', seats: '1' }} onClose={onClose} run={run}
      done={() => text('memberEvents.booked')}>
      <FieldText name="memberId" label={text('fields.cardNumber')} required autoFocus />
      <FieldText name="seats" label={text('memberEvents.seats')} whole required />
    </CommandDialog>
  );
}
