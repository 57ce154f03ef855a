import { Button } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { MemberEventShownDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { BookPlace } from './BookPlace.tsx';
import { CallOff } from './CallOff.tsx';
import { ChangeEvent } from './ChangeEvent.tsx';
import type { EventRow } from './member-events.data.ts';
import { Places } from './Places.tsx';

const PLACES = { size: 100 };

/** An event with who comes. */
export default function MemberEventPage() {
  const { id = '' } = useParams();
  const asked = useAsk(MemberEventShownDocument, { id, state: null, page: PLACES });
  return (
    <Answer asked={asked}>
      {({ memberEvent }) => (memberEvent
        ? <Body event={memberEvent} places={<Places event={memberEvent} rows={memberEvent.bookings.items} />} />
        : <NotFound />)}
    </Answer>
  );
}

function Body({ event, places }: { event: EventRow; places: React.ReactNode }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Page title={format.locale === 'zh-CN' ? event.titleZh : event.titleEn} over={text('memberEvents.one')}
      actions={<Actions event={event} />}>
      <Figures>
        <Figure label={text('fields.state')} value={<State kind="eventStanding" value={event.standing} />} />
        <Figure label={text('memberEvents.places')} value={format.number(event.places)} />
        <Figure label={text('memberEvents.placesLeft')} value={format.number(event.placesLeft)} />
        <Figure label={text('memberEvents.waiting')} value={format.number(event.waiting)} />
      </Figures>
      <Section title={text('memberEvents.bookings')}>{places}</Section>
      <Section title={text('memberEvents.about')}>
        <Facts columns={2} rows={[
          [text('memberEvents.kind'), word('eventKind', event.kind)],
          [text('fields.outlet'), event.outlet?.name ?? '—'],
          [text('memberEvents.address'), event.address ?? '—'],
          [text('fields.startsAt'), format.dateTime(event.startsAt)],
          [text('fields.endsAt'), format.dateTime(event.endsAt)],
          [text('memberEvents.opensAt'), format.dateTime(event.opensAt)],
          [text('memberEvents.delays'), event.tierDelayHours.join(', ') || '—'],
          [text('memberEvents.mostSeats'), format.number(event.mostSeats)],
          [text('memberEvents.waitlistLimit'), format.number(event.waitlistLimit)],
          [text('memberEvents.about'), event.about ?? '—'],
          ...event.cancelReason === null ? [] : [[text('memberEvents.reason'), event.cancelReason] as const],
        ]} />
      </Section>
    </Page>
  );
}

function Actions({ event }: { event: EventRow }) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<'book' | 'change' | 'off' | null>(null);
  const close = () => setDialog(null);
  const ahead = event.standing === 'ANNOUNCED' || event.standing === 'OPEN';
  return (
    <>
      {ahead && can('campaigns:claim') && (
        <Button variant="contained" onClick={() => setDialog('book')}>{text('memberEvents.book')}</Button>)}
      {ahead && can('campaigns:write') && (
        <Button variant="outlined" onClick={() => setDialog('change')}>{text('memberEvents.change')}</Button>)}
      {event.standing !== 'OVER' && event.standing !== 'CANCELLED' && can('campaigns:write') && (
        <Button variant="outlined" color="error" onClick={() =>
          setDialog('off')}>{text('memberEvents.callOff')}</Button>)}
      {dialog === 'book' && <BookPlace event={event} onClose={close} />}
      {dialog === 'change' && <ChangeEvent event={event} onClose={close} />}
      {dialog === 'off' && <CallOff event={event} onClose={close} />}
    </>
  );
}
