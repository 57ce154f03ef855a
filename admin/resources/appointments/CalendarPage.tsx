import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { AppointmentCalendarDocument, AppointmentDeskDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { DayField } from '../../parts/list/DayField.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { startOfDay } from '../../reading/house-zone.ts';
import { useOutlets } from '../benefits/benefits.data.ts';
import { dayFromNow } from '../life-events/life-events.data.ts';
import { AppointmentRows } from './AppointmentRows.tsx';
import { MOST_SHOWN } from './appointments.data.ts';
import { BookDialog } from './BookDialog.tsx';
import { EditDesk } from './EditDesk.tsx';
import { useOutletZone } from './use-outlet-zone.ts';

/** Who comes to an outlet, on a day or in a week. */
export default function CalendarPage() {
  const text = useText();
  const can = useCan();
  const { outlets, outletId, choose } = useOutlets();
  const [from, setFrom] = useState(dayFromNow(0));
  const [days, setDays] = useState(1);
  const [dialog, setDialog] = useState<'book' | 'desk' | null>(null);
  const close = () => setDialog(null);
  const mayWrite = can('service:write') && outletId !== '';
  return (
    <Page title={text('appointments.title')} actions={mayWrite && (
      <>
        <Button variant="contained" onClick={() => setDialog('book')}>{text('appointments.book')}</Button>
        <Button onClick={() => setDialog('desk')}>{text('appointments.desk')}</Button>
      </>)}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '260px 200px 140px' }, mb: 2 }}>
        <TextField select size="small" label={text('fields.outlet')}
          value={outlets.some(({ id }) => id === outletId) ? outletId : ''}
          onChange={({ target }) => choose(target.value)}>
          {outlets.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <DayField name="from" label={text('appointments.day')} value={from}
          onChange={(day) => setFrom(day || dayFromNow(0))} />
        <TextField select size="small" label={text('appointments.span')} value={days}
          onChange={({ target }) => setDays(Number(target.value))}>
          <MenuItem value={1}>{text('appointments.oneDay')}</MenuItem>
          <MenuItem value={7}>{text('appointments.week')}</MenuItem>
        </TextField>
      </Box>
      {outletId ? <Days outletId={outletId} from={from} days={days} />
        : <Alert severity="info">{text('appointments.choose')}</Alert>}
      {dialog === 'book' && <BookDialog outletId={outletId} from={from} onClose={close} />}
      {dialog === 'desk' && <EditDesk outletId={outletId} onClose={close} />}
    </Page>
  );
}

interface DaysProps { readonly outletId: string; readonly from: string; readonly days: number }

function Days({ outletId, from, days }: DaysProps) {
  const text = useText();
  const format = useFormat();
  const zone = useOutletZone(outletId);
  const desk = useAsk(AppointmentDeskDocument, { outletId }).data;
  const asked = useAsk(AppointmentCalendarDocument, {
    page: { size: MOST_SHOWN },
    filter: { outletId, from: startOfDay(from, 0, zone), until: startOfDay(from, days, zone) } });
  return (
    <Answer asked={asked}>
      {({ appointments: { items, totalCount } }) => (
        <>
          {desk && !desk.outletDesk && <Alert severity="info" sx={{ mb: 2 }}>{text('appointments.noDesk')}</Alert>}
          {totalCount > items.length && <Alert severity="info" sx={{ mb: 2 }}>{text('appointments.more')}</Alert>}
          {days === 1 && <AppointmentRows outletId={outletId} rows={items} label={text('appointments.title')} />}
          {days > 1 && Array.from({ length: days }, (_, later) => later).map((later) => {
            const [begin, end] = [startOfDay(from, later, zone), startOfDay(from, later + 1, zone)].map(Date.parse);
            return (
              <Section key={later} title={format.date(dayAfter(from, later))} dense>
                <AppointmentRows outletId={outletId} label={format.date(dayAfter(from, later))}
                  rows={items.filter(({ startsAt }) =>
                  Date.parse(startsAt) >= begin! && Date.parse(startsAt) < end!)} />
              </Section>
            );
          })}
        </>
      )}
    </Answer>
  );
}

const dayAfter = (day: string, later: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
