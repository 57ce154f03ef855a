import { Button } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import type { Appeal } from './appeals.data.ts';
import { DecideAppeal } from './DecideAppeal.tsx';
import { WithdrawAppeal } from './WithdrawAppeal.tsx';

const STATES = ['OPEN', 'UPHELD', 'REJECTED', 'WITHDRAWN'] as const;

type Deed = 'uphold' | 'reject' | 'withdraw';
interface Doing { readonly appeal: Appeal; readonly deed: Deed }

/** What franchises say against attributions, and head office's word on it. */
export default function AppealList() {
  const text = useText();
  const word = useWord();
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useColumns(setDoing);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<Appeal>
        resource="attributionAppeals"
        title={text('appeals.title')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'OPEN' }}
        filters={<>
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('appeal', id) }))}
          />
          <FilterSelect
            source="overdue"
            label={text('appeals.overdue')}
            choices={[{ id: 'true', name: text('appeals.late') }, { id: 'false', name: text('appeals.inTime') }]}
          />
        </>}
      />
      {doing?.deed === 'withdraw' && <WithdrawAppeal appeal={doing.appeal} onClose={close} />}
      {doing && doing.deed !== 'withdraw' && (
        <DecideAppeal appeal={doing.appeal} uphold={doing.deed === 'uphold'} onClose={close} />
      )}
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<Appeal>[] {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const house = useActor()?.kind === 'operator';
  const whom = ({ order, member }: Appeal) => order?.externalNo ?? member?.displayName ?? member?.cardNumber ?? '—';
  return [
    { key: 'whom', label: text('appeals.about'), phone: 'title', text: whom,
      show: (appeal) => (appeal.order
        ? <PageLink to={`/orders/${appeal.order.id}/show`}>{whom(appeal)}</PageLink> : whom(appeal)) },
    { key: 'franchise', label: text('fields.franchise'), phone: 'below',
      text: ({ franchise }) => franchise?.name ?? '—' },
    { key: 'statement', label: text('appeals.statement'), phone: 'below', text: ({ statement }) => statement },
    { key: 'openedAt', label: text('appeals.openedAt'), ...moment(({ openedAt }: Appeal) => openedAt) },
    { key: 'decideBy', label: text('appeals.decideBy'), phone: 'side', ...moment(({ decideBy }: Appeal) => decideBy),
      show: ({ decideBy, isOverdue }, format) => (isOverdue
        ? <Mark tone="bad">{format.dateTime(decideBy)}</Mark> : format.dateTime(decideBy)) },
    { key: 'decision', label: text('appeals.decision'),
      text: ({ decision, decidedBy }) => [decidedBy, decision].filter(Boolean).join(' · ') || '—' },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('appeal', state),
      show: ({ state }) => <State kind="appeal" value={state} /> },
    { key: 'deeds', label: '\u00a0', align: 'right', phone: 'actions', text: () => '',
      show: (appeal) => appeal.state === 'OPEN' && (house
        ? can('franchises:write') && <Decide onDo={(deed) => onDo({ appeal, deed })} />
        : (
          <Button color="inherit" onClick={() => onDo({ appeal, deed: 'withdraw' })}>
            {text('actions.withdrawAppeal')}
          </Button>
        )) },
  ];
}

function Decide({ onDo }: { onDo: (deed: 'uphold' | 'reject') => void }) {
  const text = useText();
  return (
    <>
      <Button color="inherit" onClick={() => onDo('reject')}>{text('actions.rejectAppeal')}</Button>
      <Button variant="outlined" onClick={() => onDo('uphold')}>{text('actions.upholdAppeal')}</Button>
    </>
  );
}
