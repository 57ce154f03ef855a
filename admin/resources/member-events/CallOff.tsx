import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Edited } from '../../parts/form/stale.ts';
import { cancelMemberEvent, readEvent, type EventRow } from './member-events.data.ts';

interface Values { reason: string; expectedVersion: number }

/** An event that does not take place: whoever has a place reads why. */
export function CallOff({ event, onClose }: { event: EventRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(({ reason, expectedVersion }: Values) =>
    cancelMemberEvent({ id: event.id, expectedVersion, reason }), [event.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof cancelMemberEvent>>>
      name={`member-event.off.${event.id}`} title={text('memberEvents.callOff')} hint={text('memberEvents.callOffHint')}
      submit={text('memberEvents.callOff')} danger defaults={{ reason: '', expectedVersion: event.version }}
      onClose={onClose} run={run} edited={useSeen(event)} done={() => text('memberEvents.calledOff')}>
      <FieldText name="reason" label={text('memberEvents.reason')} required rows={2} maxLength={300} />
    </CommandDialog>
  );
}

/** What one decides about. */
function useSeen(event: EventRow): Edited<Values> {
  const text = useText();
  const format = useFormat();
  const standing = (one: EventRow) => ({
    version: one.version,
    facts: [
      [text('fields.title'), format.locale === 'zh-CN' ? one.titleZh : one.titleEn],
      [text('fields.startsAt'), format.dateTime(one.startsAt)],
      [text('memberEvents.places'), format.number(one.places)],
      [text('memberEvents.placesLeft'), format.number(one.placesLeft)],
    ] as const,
  });
  return {
    seen: standing(event),
    read: async () => {
      const now = await readEvent(event.id);
      return now && standing(now);
    },
  };
}
