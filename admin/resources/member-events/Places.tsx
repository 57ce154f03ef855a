import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { whoHas, type Place } from './member-events.data.ts';
import { AnswerOffer, CheckIn, GiveBack } from './PlaceDialogs.tsx';

/** Who comes, who waits, and who came. */
export function Places({ rows }: { rows: readonly Place[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable
      label={text('memberEvents.bookings')}
      rows={rows}
      keyOf={({ id }) => id}
      empty={text('memberEvents.none')}
      columns={[
        { label: text('memberEvents.who'), phone: 'title', cell: (place) => (place.member
          ? <PageLink to={`/members/${place.member.id}/show`}>{whoHas(place)}</PageLink> : whoHas(place)) },
        { label: text('fields.state'), phone: 'side', cell: ({ state }) => <State kind="eventPlace" value={state} /> },
        { label: text('memberEvents.seats'), align: 'right', cell: ({ seats }) => format.number(seats) },
        { label: text('memberEvents.number'), align: 'right', cell: ({ number }) => number ?? '—' },
        { label: text('memberEvents.bookedAt'), cell: ({ bookedAt }) => format.dateTime(bookedAt) },
        { label: text('memberEvents.offerUntil'), cell: ({ offerEndsAt }) => format.dateTime(offerEndsAt) },
        { label: text('memberEvents.word'), cell: ({ stars, feedback }) => (
          stars === null ? '—' : `${'★'.repeat(stars)} ${feedback ?? ''}`) },
        { label: '\u00a0', phone: 'actions', cell: (place) => <Deeds place={place} /> },
      ]}
    />
  );
}

/** A button for each thing that may be done with it now. */
function Deeds({ place }: { place: Place }) {
  const text = useText();
  const can = useCan();
  const [deed, setDeed] = useState<'in' | 'take' | 'back' | null>(null);
  if (!can('campaigns:claim')) return null;
  const props = { place, onClose: () => setDeed(null) };
  const { state } = place;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {state === 'BOOKED' && <Button size="small" onClick={() => setDeed('in')}>{text('memberEvents.checkIn')}</Button>}
      {state === 'OFFERED' && <Button size="small" onClick={() => setDeed('take')}>{text('memberEvents.take')}</Button>}
      {(state === 'BOOKED' || state === 'OFFERED' || state === 'WAITING') && (
        <Button size="small" onClick={() => setDeed('back')}>{text('memberEvents.giveBack')}</Button>)}
      {deed === 'in' && <CheckIn {...props} />}
      {deed === 'take' && <AnswerOffer {...props} />}
      {deed === 'back' && <GiveBack {...props} />}
    </Box>
  );
}
