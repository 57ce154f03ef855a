import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect } from '../../parts/form/fields.tsx';
import { dayFromNow } from '../life-events/life-events.data.ts';
import {
  cancelAppointment, finishAppointment, moveAppointment, receiveAppointment, whoOf, type Appointment,
} from './appointments.data.ts';
import { FieldSlot } from './FieldSlot.tsx';
import { useOutletFormat } from './use-outlet-zone.ts';

interface Props { readonly appointment: Appointment; readonly onClose: () => void }
type None = Record<string, never>;

/** It is here: as the desk sees, or by the code that the counter has just taken. */
export function ReceiveDialog({ appointment, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = appointment;
  const run = useCallback(({ how }: { how: string }, idempotencyKey: string) =>
    receiveAppointment({ id, expectedVersion, byCode: how === 'code', idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<{ how: string }, Awaited<ReturnType<typeof receiveAppointment>>>
      name={`appointments.receive.${id}`} title={text('appointments.arrive')} hint={whoOf(appointment)}
      submit={text('actions.confirm')} defaults={{ how: 'hand' }} onClose={onClose} run={run}
      done={() => text('appointments.done')}>
      <FieldSelect name="how" label={text('appointments.how')} required choices={[
        { id: 'hand', name: text('appointments.byHand') }, { id: 'code', name: text('appointments.byCode') }]} />
    </CommandDialog>
  );
}

export function FinishDialog({ appointment, onClose }: Props) {
  const text = useText();
  const { id, version: expectedVersion } = appointment;
  const run = useCallback((_: None, idempotencyKey: string) =>
    finishAppointment({ id, expectedVersion, idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<None, Awaited<ReturnType<typeof finishAppointment>>>
      name={`appointments.finish.${id}`} title={text('appointments.finish')} hint={text('appointments.finishHint')}
      submit={text('actions.confirm')} defaults={{}} onClose={onClose} run={run}
      done={() => text('appointments.done')} />
  );
}

export function CancelDialog({ appointment, onClose }: Props) {
  const text = useText();
  const format = useOutletFormat(appointment.outlet?.id ?? '');
  const { id, version: expectedVersion, startsAt } = appointment;
  const run = useCallback((_: None, idempotencyKey: string) =>
    cancelAppointment({ id, expectedVersion, idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<None, Awaited<ReturnType<typeof cancelAppointment>>>
      name={`appointments.cancel.${id}`} title={text('appointments.cancel')} danger
      hint={`${whoOf(appointment)} · ${format.dateTime(startsAt)} · ${text('appointments.cancelHint')}`}
      submit={text('appointments.cancel')} defaults={{}} onClose={onClose} run={run}
      done={() => text('appointments.done')} />
  );
}

interface Moved { day: string; slot: string }

export function MoveDialog({ appointment, onClose }: Props) {
  const text = useText();
  const format = useOutletFormat(appointment.outlet?.id ?? '');
  const { id, version: expectedVersion, outlet, kindCode } = appointment;
  const run = useCallback(({ slot }: Moved, idempotencyKey: string) =>
    moveAppointment({ id, expectedVersion, startsAt: slot, idempotencyKey }), [id, expectedVersion]);
  return (
    <CommandDialog<Moved, Awaited<ReturnType<typeof moveAppointment>>>
      name={`appointments.move.${id}`} title={text('appointments.move')}
      hint={`${whoOf(appointment)} · ${format.dateTime(appointment.startsAt)}`} submit={text('actions.confirm')}
      defaults={{ day: dayFromNow(0), slot: '' }} onClose={onClose} run={run} done={() => text('appointments.done')}>
      <FieldSlot outletId={outlet?.id ?? ''} kind={kindCode} />
    </CommandDialog>
  );
}
