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
import { EVENT_KINDS, type EventRow } from './member-events.data.ts';
import { PlanEvent } from './PlanEvent.tsx';

/** What the house invites its members to, the soonest first. */
export default function MemberEventList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <>
      <HouseList<EventRow>
        resource="memberEvents"
        title={text('memberEvents.title')}
        columns={useColumns()}
        sort={{ field: 'STARTS_AT', order: 'ASC' }}
        to={({ id }) => `/memberEvents/${id}/show`}
        actions={can('campaigns:write') && (
          <Button variant="contained" onClick={() => setOpen(true)}>{text('memberEvents.plan')}</Button>)}
        filters={(
          <>
            <FilterSelect source="kind" label={text('memberEvents.kind')}
              choices={EVENT_KINDS.map((id) => ({ id, name: word('eventKind', id) }))} />
            <FilterSelect source="upcoming" label={text('fields.state')}
              choices={[{ id: 'true', name: text('memberEvents.upcoming') }]} />
            <FilterDay source="from" label={text('fields.from')} />
            <FilterDay source="to" label={text('fields.until')} />
          </>
        )}
      />
      {open && <PlanEvent onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<EventRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    { key: 'title', label: text('fields.title'), phone: 'title',
      text: ({ titleZh, titleEn }) => (locale === 'zh-CN' ? titleZh : titleEn) },
    { key: 'kind', label: text('memberEvents.kind'), phone: 'below', text: ({ kind }) => word('eventKind', kind) },
    { key: 'outlet', label: text('fields.outlet'), phone: 'below', text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'standing', label: text('fields.state'), phone: 'side', text: ({ standing }) => word('eventStanding',
      standing),
      show: ({ standing }) => <State kind="eventStanding" value={standing} /> },
    { key: 'places', label: text('memberEvents.places'), ...count(({ places }: EventRow) => places) },
    { key: 'left', label: text('memberEvents.placesLeft'), ...count(({ placesLeft }: EventRow) => placesLeft) },
    { key: 'waiting', label: text('memberEvents.waiting'), ...count(({ waiting }: EventRow) => waiting) },
    { key: 'startsAt', label: text('fields.startsAt'), align: 'right', phone: 'below',
      ...moment(({ startsAt }: EventRow) => startsAt) },
  ];
}
