import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment, signed } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { AdjustmentRow } from './adjustments.data.ts';
import { DecideAdjustment } from './DecideAdjustment.tsx';

const STATES = ['PENDING', 'POSTED', 'APPROVED', 'REJECTED'] as const;

interface Deciding {
  readonly row: AdjustmentRow;
  readonly approve: boolean;
}

/** What is above the limit waits here for a second person. */
export default function AdjustmentList() {
  const text = useText();
  const word = useWord();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const columns = useColumns(setDeciding);
  return (
    <>
      <HouseList<AdjustmentRow>
        resource="adjustments"
        title={text('adjustments.adjustments')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'PENDING' }}
        to={({ member }) => `/members/${member?.id}/show`}
        filters={
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('adjustment', id) }))}
          />
        }
      />
      {deciding && <DecideAdjustment {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function useColumns(onDecide: (deciding: Deciding) => void): readonly Column<AdjustmentRow>[] {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const columns: Column<AdjustmentRow>[] = [
    {
      key: 'member',
      label: text('fields.member'),
      phone: 'title',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—',
    },
    { key: 'card', label: text('fields.cardNumber'), phone: 'below', text: ({ member }) => member?.cardNumber ?? '—' },
    {
      key: 'available',
      label: text('adjustments.balanceNow'),
      align: 'right',
      phone: 'below',
      text: ({ member }, format) => (member?.loyalty ? format.number(member.loyalty.available) : '—'),
    },
    {
      key: 'points',
      label: text('fields.points'),
      phone: 'side',
      ...signed(({ points }: AdjustmentRow) => points),
    },
    { key: 'kind', label: text('fields.kind'), phone: 'below', text: ({ kind }) => word('adjustmentKind', kind) },
    { key: 'reason', label: text('fields.reason'), phone: 'below', text: ({ reason }) => reason ?? '—' },
    {
      key: 'askedBy',
      label: text('fields.askedBy'),
      phone: 'below',
      text: ({ askedBy }) => word('pointsActor', askedBy),
    },
    { key: 'askedAt', label: text('fields.askedAt'), ...moment(({ askedAt }: AdjustmentRow) => askedAt) },
    {
      key: 'decidedBy',
      label: text('fields.decidedBy'),
      text: ({ decidedBy, decisionNote }) =>
        [decidedBy && word('pointsActor', decidedBy), decisionNote].filter(Boolean).join(' · ') || '—',
    },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('adjustment', state),
      show: ({ state }) => <State kind="adjustment" value={state} />,
    },
  ];
  if (!can('loyalty:approve')) return columns;
  return [
    ...columns,
    {
      key: 'decide',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) =>
        row.state === 'PENDING' && (row.isOwn ? (
          <small>{text('shared.ownProposal')}</small>
        ) : (
          <>
            <Button color="inherit" onClick={() => onDecide({ row, approve: false })}>
              {text('actions.reject')}
            </Button>
            <Button variant="outlined" onClick={() => onDecide({ row, approve: true })}>
              {text('actions.approve')}
            </Button>
          </>
        )),
    },
  ];
}
