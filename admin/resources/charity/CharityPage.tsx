import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { PayoutRow } from './charity.data.ts';
import { CharityTotals } from './CharityTotals.tsx';
import { DecidePayout } from './DecidePayout.tsx';
import { RecordPayout } from './RecordPayout.tsx';
import { ReversePayout } from './ReversePayout.tsx';

const STATES = ['PROPOSED', 'POSTED', 'REVERSAL_PROPOSED', 'REVERSED', 'REJECTED'] as const;

type Doing =
  | { readonly deed: 'record' }
  | { readonly deed: 'approve' | 'reject' | 'reverse'; readonly row: PayoutRow };

/** What the charity fund has, and what was paid out of it: recorded by one, decided by another. */
export default function CharityPage() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useColumns(setDoing);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<PayoutRow>
        resource="charity"
        title={text('charity.charity')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        above={<CharityTotals />}
        actions={
          can('loyalty:approve') && (
            <Button variant="outlined" onClick={() => setDoing({ deed: 'record' })}>
              {text('actions.recordPayout')}
            </Button>
          )
        }
        filters={
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('payout', id) }))}
          />
        }
      />
      {doing?.deed === 'record' && <RecordPayout onClose={close} />}
      {doing?.deed === 'reverse' && <ReversePayout row={doing.row} onClose={close} />}
      {(doing?.deed === 'approve' || doing?.deed === 'reject') && (
        <DecidePayout row={doing.row} approve={doing.deed === 'approve'} onClose={close} />
      )}
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<PayoutRow>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const can = useCan();
  const columns: Column<PayoutRow>[] = [
    { key: 'recipient', label: text('charity.recipient'), phone: 'title', text: ({ recipient }) => recipient },
    { key: 'amount', label: text('charity.amount'), align: 'right', phone: 'side',
      text: ({ amount }) => format.money(amount) },
    { key: 'purpose', label: text('charity.purpose'), phone: 'below', text: ({ purpose }) => purpose },
    { key: 'region', label: text('fields.region'), text: ({ region }) => named(region) },
    { key: 'reference', label: text('charity.reference'), phone: 'below', text: ({ bankReference }) => bankReference },
    { key: 'paidOn', label: text('charity.paidOn'), text: ({ paidOn }) => format.date(paidOn) },
    { key: 'askedBy', label: text('fields.askedBy'), text: ({ askedBy }) => askedBy },
    { key: 'askedAt', label: text('fields.askedAt'), ...moment(({ askedAt }: PayoutRow) => askedAt) },
    { key: 'decidedBy', label: text('fields.decidedBy'),
      text: ({ decidedBy, decisionNote }) => [decidedBy, decisionNote].filter(Boolean).join(' · ') || '—' },
    { key: 'reversal', label: text('charity.reversalReason'), phone: 'below',
      text: ({ reversalReason, reversalReference }) =>
        [reversalReason, reversalReference].filter(Boolean).join(' · ') || '—' },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('payout', state),
      show: ({ state }) => <State kind="payout" value={state} /> },
  ];
  if (!can('loyalty:approve')) return columns;
  return [...columns, {
    key: 'do', label: '\u00a0', align: 'right', phone: 'actions', text: () => '',
    show: (row) => <Deeds row={row} onDo={onDo} />,
  }];
}

/** What may be done to it now, and by whom. */
function Deeds({ row, onDo }: { row: PayoutRow; onDo: (doing: Doing) => void }) {
  const text = useText();
  if (row.state === 'POSTED') {
    return (
      <Button color="inherit" onClick={() => onDo({ deed: 'reverse', row })}>
        {text('actions.reversePayout')}
      </Button>
    );
  }
  if (row.state !== 'PROPOSED' && row.state !== 'REVERSAL_PROPOSED') return null;
  if (row.isOwn) return <small>{text('shared.ownProposal')}</small>;
  return (
    <>
      <Button color="inherit" onClick={() => onDo({ deed: 'reject', row })}>
        {text('actions.reject')}
      </Button>
      <Button variant="outlined" onClick={() => onDo({ deed: 'approve', row })}>
        {text('actions.approve')}
      </Button>
    </>
  );
}
