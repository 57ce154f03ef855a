import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { AppointmentDeskDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { bookAppointment } from './appointments.data.ts';
import { FieldSlot } from './FieldSlot.tsx';

interface Values { kind: string; day: string; slot: string; memberId: string; guest: string; note: string }
interface Props { readonly outletId: string; readonly from: string; readonly onClose: () => void }

/** Somebody is expected: a member by its card, or a guest by name. */
export function BookDialog({ outletId, from, onClose }: Props) {
  const text = useText();
  const { locale } = useFormat();
  const desk = useAsk(AppointmentDeskDocument, { outletId }).data;
  const offered = (desk?.servicePolicy.rules.appointmentKinds ?? [])
    .filter(({ kind }) => desk?.outletDesk?.appointmentKinds.includes(kind));
  const run = useCallback(async (values: Values, idempotencyKey: string) => bookAppointment({
    outletId, kind: values.kind, startsAt: values.slot, idempotencyKey,
    memberId: values.memberId.trim() ? await memberIdOf(values.memberId) : null,
    guest: values.memberId.trim() ? null : values.guest.trim() || null, note: values.note.trim() || null,
  }), [outletId]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof bookAppointment>>>
      name={`appointments.book.${outletId}`} title={text('appointments.book')} hint={text('appointments.bookHint')}
      submit={text('actions.confirm')} onClose={onClose} run={run} done={() => text('appointments.booked')}
      defaults={{ kind: '', day: from, slot: '', memberId: '', guest: '', note: '' }}>
      <FieldSelect name="kind" label={text('appointments.kind')} required
        choices={offered.map(({ kind: id, nameZh, nameEn }) => ({ id, name: locale === 'zh-CN' ? nameZh : nameEn }))} />
      <SlotOfKind outletId={outletId} />
      <FieldText name="memberId" label={text('fields.cardNumber')} help={text('appointments.cardHelp')} />
      <FieldText name="guest" label={text('appointments.guest')} maxLength={100} />
      <FieldText name="note" label={text('appointments.note')} rows={2} maxLength={300} />
    </CommandDialog>
  );
}

function SlotOfKind({ outletId }: { outletId: string }) {
  return <FieldSlot outletId={outletId} kind={String(useWatch({ name: 'kind' }) ?? '')} />;
}
