import { useText } from '../../i18n/use-text.ts';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { hoursTyped } from './member-events.data.ts';

/** What is said of an event when it is planned and changed, as it is typed. */
export interface EventValues {
  titleZh: string; titleEn: string; about: string; address: string; startsAt: string; endsAt: string; opensAt: string;
  delays: string; places: string; waitlistLimit: string; mostSeats: string;
}

export const EMPTY_EVENT: EventValues = {
  titleZh: '', titleEn: '', about: '', address: '', startsAt: '', endsAt: '', opensAt: '', delays: '', places: '20',
  waitlistLimit: '20', mostSeats: '2',
};

export function eventInput(values: EventValues) {
  const { titleZh, titleEn, about, address, startsAt, endsAt, opensAt, delays, places, waitlistLimit,
    mostSeats } = values;
  return {
    titleZh, titleEn, about: about.trim() || null, address: address.trim() || null,
      startsAt: formInstant(startsAt) ?? '',
    endsAt: formInstant(endsAt) ?? '', opensAt: formInstant(opensAt) ?? '', tierDelayHours: hoursTyped(delays),
    places: Number(places), waitlistLimit: Number(waitlistLimit), mostSeats: Number(mostSeats),
  };
}

export function EventFields() {
  const text = useText();
  return (
    <>
      <FieldText name="titleZh" label={text('fields.titleZh')} required maxLength={100} />
      <FieldText name="titleEn" label={text('fields.titleEn')} required maxLength={100} />
      <FieldText name="about" label={text('memberEvents.about')} rows={3} maxLength={2000} />
      <FieldText name="address" label={text('memberEvents.address')} help={text('memberEvents.addressHelp')}
        maxLength={200} />
      <FieldRow>
        <FieldText name="startsAt" label={text('fields.startsAt')} type="datetime-local" required />
        <FieldText name="endsAt" label={text('fields.endsAt')} type="datetime-local" required />
      </FieldRow>
      <FieldRow>
        <FieldText name="opensAt" label={text('memberEvents.opensAt')} type="datetime-local" required />
        <FieldText name="delays" label={text('memberEvents.delays')} help={text('memberEvents.delaysHelp')}
          maxLength={60} />
      </FieldRow>
      <FieldRow columns={3}>
        <FieldText name="places" label={text('memberEvents.places')} whole required />
        <FieldText name="waitlistLimit" label={text('memberEvents.waitlistLimit')} whole required />
        <FieldText name="mostSeats" label={text('memberEvents.mostSeats')} whole required />
      </FieldRow>
    </>
  );
}
