import { useWatch } from 'react-hook-form';
import { AppointmentSlotsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { SLOT_DAYS } from './appointments.data.ts';
import { useOutletFormat } from './use-outlet-zone.ts';

/** A day, and the times from then on in a week for which there is room. */
export function FieldSlot({ outletId, kind }: { outletId: string; kind: string }) {
  const text = useText();
  const format = useOutletFormat(outletId);
  const from = String(useWatch({ name: 'day' }) ?? '');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(from);
  const { data } = useAsk(AppointmentSlotsDocument, { outletId, kind, from, days: SLOT_DAYS },
    { enabled: kind !== '' && isDay });
  return (
    <>
      <FieldText name="day" label={text('appointments.day')} type="date" required />
      <FieldSelect name="slot" label={text('appointments.slot')} required help={text('appointments.slotHelp')}
        choices={(data?.openSlots ?? []).map(({ startsAt, left }) => (
          { id: startsAt, name: text('appointments.left', { time: format.dateTime(startsAt), left }) }))} />
    </>
  );
}
