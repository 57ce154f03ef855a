import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, moment } from '../../parts/list/export/kinds.ts';
import { FilterDay, FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { LiveSessionRow } from './live-sessions.data.ts';
import { Mismatches } from './Mismatches.tsx';
import { ScheduleSession } from './ScheduleSession.tsx';

export default function LiveSessionList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const columns = useColumns();
  return (
    <>
      <HouseList<LiveSessionRow>
        resource="liveSessions"
        title={text('liveSessions.title')}
        columns={columns}
        sort={{ field: 'STARTS_AT', order: 'DESC' }}
        to={({ id }) => `/liveSessions/${id}/show`}
        above={<Mismatches />}
        actions={
          can('campaigns:write') && (
            <Button variant="contained" onClick={() => setOpen(true)}>
              {text('actions.schedule')}
            </Button>
          )
        }
        filters={
          <>
            <FilterSelect
              source="state"
              label={text('fields.state')}
              choices={(['SCHEDULED', 'LIVE', 'ENDED'] as const).map((id) => ({ id, name: word('liveState', id) }))}
            />
            <FilterDay source="from" label={text('fields.from')} />
            <FilterDay source="to" label={text('fields.until')} />
          </>
        }
      />
      {open && <ScheduleSession onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<LiveSessionRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    {
      key: 'title',
      label: text('fields.title'),
      phone: 'title',
      text: ({ titleZh, titleEn }) => (locale === 'zh-CN' ? titleZh : titleEn),
    },
    { key: 'host', label: text('fields.host'), phone: 'below', text: ({ host }) => host },
    { key: 'outlet', label: text('liveSessions.outletId'), phone: 'below', text: ({ outlet }) => outlet?.name ?? '—' },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('liveState', state),
      show: ({ state }) => <State kind="liveState" value={state} />,
    },
    {
      key: 'claimed',
      label: text('fields.taken'),
      ...count(({ stats }: LiveSessionRow) => stats.claimed + stats.captured),
    },
    {
      key: 'waitlisted',
      label: text('fields.waitlisted'),
      ...count(({ stats }: LiveSessionRow) => stats.waitlisted),
    },
    {
      key: 'startsAt',
      label: text('fields.startsAt'),
      sort: 'STARTS_AT',
      align: 'right',
      phone: 'below',
      ...moment(({ startsAt }: LiveSessionRow) => startsAt),
    },
    {
      key: 'endsAt',
      label: text('fields.endsAt'),
      align: 'right',
      ...moment(({ endsAt }: LiveSessionRow) => endsAt),
    },
  ];
}
