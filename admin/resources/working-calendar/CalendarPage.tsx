import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { WorkingCalendarDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { PutDays } from './PutDays.tsx';
import { RemoveDay } from './RemoveDay.tsx';
import type { CalendarDay } from './working-calendar.data.ts';

const YEARS_AHEAD = 2;
const YEARS_BACK = 3;

/** Which days of a region are not what their weekday says: what is due in working days counts by it. */
export default function CalendarPage() {
  const text = useText();
  const can = useCan();
  const { code } = useRegion();
  const regions = useRegionChoices();
  const thisYear = new Date().getFullYear();
  const [region, setRegion] = useState(code);
  const [year, setYear] = useState(thisYear);
  const [puts, setPuts] = useState(false);
  const years = Array.from({ length: YEARS_BACK + YEARS_AHEAD + 1 }, (_, n) => thisYear + YEARS_AHEAD - n);
  return (
    <Page
      title={text('workingCalendar.title')}
      actions={can('members:policy') && (
        <Button variant="contained" onClick={() => setPuts(true)}>{text('workingCalendar.put')}</Button>
      )}>
      <Typography className="soft" sx={{ mb: 2 }}>{text('workingCalendar.reads')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <TextField select size="small" label={text('fields.region')} value={region} sx={{ minWidth: 140 }}
          onChange={({ target }) => setRegion(target.value)}>
          {regions.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <TextField select size="small" label={text('workingCalendar.year')} value={String(year)} sx={{ minWidth: 100 }}
          onChange={({ target }) => setYear(Number(target.value))}>
          {years.map((one) => <MenuItem key={one} value={String(one)}>{one}</MenuItem>)}
        </TextField>
      </Box>
      <Year region={region} year={year} />
      {puts && <PutDays region={region} onClose={() => setPuts(false)} />}
    </Page>
  );
}

function Year({ region, year }: { region: string; year: number }) {
  const text = useText();
  const [removes, setRemoves] = useState<CalendarDay | null>(null);
  const asked = useAsk(WorkingCalendarDocument, { region, year }, { keep: true });
  const columns = useColumns(setRemoves);
  return (
    <Answer asked={asked}>
      {({ workingCalendar: days }) => (
        <Section
          title={text('workingCalendar.counts', {
            off: days.filter(({ kind }) => kind === 'HOLIDAY').length,
            working: days.filter(({ kind }) => kind === 'WORKING').length,
          })}>
          <SmallTable
            label={text('workingCalendar.title')}
            rows={days}
            keyOf={({ on }) => on}
            empty={text('workingCalendar.none')}
            columns={columns}
          />
          {removes && <RemoveDay region={region} day={removes} onClose={() => setRemoves(null)} />}
        </Section>
      )}
    </Answer>
  );
}

function useColumns(onRemove: (day: CalendarDay) => void): SmallColumn<CalendarDay>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const weekday = (on: string) =>
    new Date(`${on}T00:00:00Z`).toLocaleDateString(format.locale, { weekday: 'short', timeZone: 'UTC' });
  return [
    {
      label: text('workingCalendar.day'), phone: 'title',
      cell: ({ on }) => `${format.date(on)} ${weekday(on)}`,
    },
    {
      label: text('workingCalendar.kind'), phone: 'side',
      cell: ({ kind }) => <Mark tone={kind === 'WORKING' ? 'warn' : 'good'}>{word('calendarDay', kind)}</Mark>,
    },
    { label: text('workingCalendar.what'), cell: ({ name }) => name },
    ...(can('members:policy') ? [{
      label: '\u00a0', phone: 'actions' as const, align: 'right' as const,
      cell: (day: CalendarDay) => (
        <Button size="small" onClick={() => onRemove(day)}>{text('workingCalendar.remove')}</Button>
      ),
    }] : []),
  ];
}
