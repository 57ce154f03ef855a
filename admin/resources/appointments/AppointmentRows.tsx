import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark, type Tone } from '../../parts/Mark.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { AppointmentDeed } from '../../gql/graphql.ts';
import { whoOf, type Appointment } from './appointments.data.ts';
import { useOutletFormat } from './use-outlet-zone.ts';
import { CancelDialog, FinishDialog, MoveDialog, ReceiveDialog } from './ChangeDialogs.tsx';

const TONES: Readonly<Record<Appointment['state'], Tone>> = {
  BOOKED: 'gold', ARRIVED: 'good', DONE: 'plain', CANCELLED: 'plain', NO_SHOW: 'bad',
};

/** Those of a day, by their time. */
export function AppointmentRows(
  { rows, label, outletId }: { rows: readonly Appointment[]; label: string; outletId: string },
) {
  const text = useText();
  const word = useWord();
  const format = useOutletFormat(outletId);
  return (
    <SmallTable
      label={label}
      rows={rows}
      keyOf={({ id }) => id}
      empty={text('appointments.none')}
      columns={[
        { label: text('appointments.who'), phone: 'title', cell: (each) => (each.member
          ? <PageLink to={`/members/${each.member.id}/show`}>{whoOf(each)}</PageLink> : whoOf(each)) },
        { label: text('appointments.at'), phone: 'side', cell: ({ startsAt }) => format.dateTime(startsAt) },
        { label: text('fields.state'), cell: ({ state }) => (
          <Mark tone={TONES[state]}>{word('appointmentState', state)}</Mark>) },
        { label: text('appointments.kind'), cell: ({ kind, kindCode }) =>
          (format.locale === 'zh-CN' ? kind?.nameZh : kind?.nameEn) ?? kindCode },
        { label: text('appointments.note'), cell: ({ note }) => note ?? '—' },
        { label: text('appointments.via'), cell: ({ via }) => word('appointmentVia', via) },
        { label: '\u00a0', phone: 'actions', cell: (each) => <Deeds appointment={each} /> },
      ]}
    />
  );
}

const LABELS = {
  ARRIVE: 'appointments.arrive', FINISH: 'appointments.finish', MOVE: 'appointments.move',
  CANCEL: 'appointments.cancel',
} as const;
const DEEDS = ['ARRIVE', 'FINISH', 'MOVE', 'CANCEL'] as const;

/** A button for each thing that may be done with it now. */
function Deeds({ appointment }: { appointment: Appointment }) {
  const text = useText();
  const can = useCan();
  const [deed, setDeed] = useState<AppointmentDeed | null>(null);
  if (!can('service:write')) return null;
  const props = { appointment, onClose: () => setDeed(null) };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {DEEDS.filter((each) => appointment.deeds.includes(each)).map((each) => (
        <Button key={each} size="small" onClick={() => setDeed(each)}>{text(LABELS[each])}</Button>
      ))}
      {deed === 'ARRIVE' && <ReceiveDialog {...props} />}
      {deed === 'FINISH' && <FinishDialog {...props} />}
      {deed === 'MOVE' && <MoveDialog {...props} />}
      {deed === 'CANCEL' && <CancelDialog {...props} />}
    </Box>
  );
}
