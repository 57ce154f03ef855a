import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { ComplaintRow } from './complaints.data.ts';
import { KINDS } from './kinds.ts';
import { RecordComplaint } from './RecordComplaint.tsx';

/** What asks for something first, by what is due soonest. */
export default function ComplaintList() {
  const text = useText();
  const can = useCan();
  const go = useNavigate();
  const columns = useColumns();
  const [recording, setRecording] = useState(false);
  return (
    <>
      <HouseList<ComplaintRow>
        resource="complaints"
        title={text('complaints.title')}
        columns={columns}
        sort={{ field: 'DUE_AT', order: 'ASC' }}
        defaults={{ state: 'UNDONE' }}
        to={({ id }) => `/complaints/${id}/show`}
        filters={<Filters />}
        actions={
          can('members:write') && (
            <Button variant="contained" onClick={() => setRecording(true)}>
              {text('actions.recordComplaint')}
            </Button>
          )
        }
      />
      {recording && (
        <RecordComplaint onClose={() => setRecording(false)} onDone={(id) => go(`/complaints/${id}/show`)} />
      )}
    </>
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <FilterSelect
        source="state"
        label={text('fields.state')}
        choices={[
          { id: 'UNDONE', name: text('complaints.undone') },
          ...(['OPEN', 'ANSWERED', 'RESOLVED', 'CLOSED'] as const).map((id) => ({
            id, name: word('complaintState', id),
          })),
        ]}
      />
      <FilterSelect
        source="overdue"
        label={text('complaints.overdue')}
        choices={[
          { id: 'true', name: text('complaints.late') },
          { id: 'false', name: text('complaints.inTime') },
        ]}
      />
      <FilterSelect
        source="handler"
        label={text('fields.handler')}
        choices={(['FRANCHISE', 'HEAD_OFFICE'] as const).map((id) => ({ id, name: word('complaintHandler', id) }))}
      />
      <FilterSelect
        source="kind"
        label={text('fields.complaintKind')}
        choices={KINDS.map((id) => ({ id, name: word('complaintKind', id) }))}
      />
    </>
  );
}

function useColumns(): readonly Column<ComplaintRow>[] {
  const text = useText();
  const word = useWord();
  return [
    {
      key: 'kind', label: text('fields.complaintKind'), phone: 'title',
      text: ({ kind }) => word('complaintKind', kind),
    },
    {
      key: 'member', label: text('fields.member'), phone: 'below',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—',
    },
    {
      key: 'outlet', label: text('fields.outlet'), phone: 'below',
      text: ({ outlet, franchise }) => outlet?.name ?? franchise?.name ?? text('complaints.house'),
    },
    { key: 'handler', label: text('fields.handler'), text: ({ timers }) => word('complaintHandler', timers.handler) },
    {
      key: 'state', label: text('fields.state'), phone: 'below',
      text: ({ state }) => word('complaintState', state),
      show: ({ state }) => <State kind="complaintState" value={state} />,
    },
    { key: 'receivedAt', label: text('fields.receivedAt'), sort: 'RECEIVED_AT',
      ...moment(({ receivedAt }: ComplaintRow) => receivedAt) },
    {
      key: 'dueAt', label: text('fields.dueAt'), phone: 'side', sort: 'DUE_AT',
      ...moment(({ timers }: ComplaintRow) => timers.dueAt),
      show: ({ state, timers }, format) => {
        const due = format.dateTime(timers.dueAt);
        if (timers.waitingSince) return <Mark tone="plain">{`${text('complaints.waiting')} ${due}`}</Mark>;
        if (state === 'RESOLVED' || state === 'CLOSED') return due;
        return <Mark tone={timers.isOverdue ? 'bad' : 'gold'}>{due}</Mark>;
      },
    },
  ];
}
