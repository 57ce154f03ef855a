import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { EventFields, eventInput, type EventValues } from './EventFields.tsx';
import { readEvent, updateMemberEvent, type EventRow } from './member-events.data.ts';

interface Values extends EventValues { expectedVersion: number }
type Result = Awaited<ReturnType<typeof updateMemberEvent>>;

const valuesOf = (event: EventRow): Values => ({
  titleZh: event.titleZh, titleEn: event.titleEn, about: event.about ?? '', address: event.address ?? '',
  startsAt: formMoment(event.startsAt), endsAt: formMoment(event.endsAt), opensAt: formMoment(event.opensAt),
  delays: event.tierDelayHours.join(', '), places: String(event.places), waitlistLimit: String(event.waitlistLimit),
  mostSeats: String(event.mostSeats), expectedVersion: event.version,
});

export function ChangeEvent({ event, onClose }: { event: EventRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(({ expectedVersion, ...values }: Values, _key: string, _dryRun: boolean, seen: Values) =>
    updateMemberEvent({ id: event.id, expectedVersion, ...changed(eventInput(values), eventInput(seen)) }), [event.id]);
  return (
    <CommandDialog<Values, Result>
      name={`member-event.${event.id}`} title={text('memberEvents.change')} submit={text('actions.confirm')}
      defaults={valuesOf(event)} onClose={onClose} run={run} edit edited={useEdited(event)}
      done={() => text('memberEvents.changed')}>
      <EventFields />
    </CommandDialog>
  );
}

function useEdited(event: EventRow): Edited<Values> {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const standing = (one: EventRow): Standing<Values> => ({
    version: one.version, values: valuesOf(one), facts: [[text('fields.state'), word('eventStanding', one.standing)]],
  });
  const moment = (value: string) => format.dateTime(formInstant(value));
  return {
    seen: standing(event),
    read: async () => {
      const now = await readEvent(event.id);
      return now && standing(now);
    },
    fields: [
      { name: 'titleZh', label: text('fields.titleZh') }, { name: 'titleEn', label: text('fields.titleEn') },
      { name: 'about', label: text('memberEvents.about') }, { name: 'address', label: text('memberEvents.address') },
      { name: 'startsAt', label: text('fields.startsAt'), words: moment },
      { name: 'endsAt', label: text('fields.endsAt'), words: moment },
      { name: 'opensAt', label: text('memberEvents.opensAt'), words: moment },
      { name: 'delays', label: text('memberEvents.delays') }, { name: 'places', label: text('memberEvents.places') },
      { name: 'waitlistLimit', label: text('memberEvents.waitlistLimit') },
      { name: 'mostSeats', label: text('memberEvents.mostSeats') },
    ],
  };
}
