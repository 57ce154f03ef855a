import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { SelectInput } from 'react-admin';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Facts } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { decideAdjustment, type AdjustmentRow } from './adjustments.data.ts';

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
        title={text('control.adjustments')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'PENDING' }}
        to={({ member }) => `/members/${member?.id}/show`}
        filters={
          <SelectInput
            source="state"
            label={text('fields.state')}
            helperText={false}
            translateChoice={false}
            choices={STATES.map((id) => ({ id, name: word('adjustment', id) }))}
          />
        }
      />
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
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
    {
      key: 'points',
      label: text('fields.points'),
      align: 'right',
      phone: 'side',
      text: ({ points }, format) => format.signed(points),
    },
    { key: 'reason', label: text('fields.reason'), phone: 'below', text: ({ reason }) => reason },
    { key: 'askedBy', label: text('fields.askedBy'), phone: 'below', text: ({ askedBy }) => askedBy },
    { key: 'askedAt', label: text('fields.askedAt'), text: ({ askedAt }, format) => format.dateTime(askedAt) },
    {
      key: 'decidedBy',
      label: text('fields.decidedBy'),
      text: ({ decidedBy, decisionNote }) => [decidedBy, decisionNote].filter(Boolean).join(' · ') || '—',
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
      phone: 'side',
      text: () => '',
      show: (row) =>
        row.state === 'PENDING' && (
          <>
            <Button color="inherit" onClick={() => onDecide({ row, approve: false })}>
              {text('actions.reject')}
            </Button>
            <Button variant="outlined" onClick={() => onDecide({ row, approve: true })}>
              {text('actions.approve')}
            </Button>
          </>
        ),
    },
  ];
}

function Decide({ row, approve, onClose }: Deciding & { onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const run = useCallback(
    ({ note }: { note: string }, idempotencyKey: string) =>
      decideAdjustment({
        adjustmentId: row.id,
        approve,
        expectedVersion: row.version,
        note: note || null,
        idempotencyKey,
      }),
    [row, approve],
  );
  return (
    <CommandDialog
      name={`decide-adjustment.${row.id}.${approve}`}
      title={text('control.decideTitle')}
      submit={text(approve ? 'actions.approve' : 'actions.reject')}
      danger={!approve}
      defaults={{ note: '' }}
      onClose={onClose}
      run={run}
      done={() => text('control.decided')}>
      <Facts
        rows={[
          [text('fields.member'), row.member?.displayName ?? '—'],
          [text('fields.points'), format.signed(row.points)],
          [text('fields.reason'), row.reason],
          [text('fields.askedBy'), row.askedBy],
        ]}
      />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
