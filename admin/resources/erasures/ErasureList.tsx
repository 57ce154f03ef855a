import { Button } from '@mui/material';
import { useState } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { ErasureRow } from './erasures.data.ts';
import { Receipts } from './Receipts.tsx';
import { RequestErasure, WithdrawErasure } from './RequestErasure.tsx';

type Open = { readonly what: 'ask' } | { readonly what: 'receipts' | 'withdraw'; readonly row: ErasureRow };

const STATES = ['WAITING', 'ERASING', 'DONE', 'WITHDRAWN', 'PARTED'] as const;

export default function ErasureList() {
  const text = useText();
  const word = useWord();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <HouseList<ErasureRow>
        resource="erasures"
        title={text('erasures.erasures')}
        columns={useColumns(setOpen)}
        sort={{ field: '', order: 'DESC' }}
        actions={<Button variant="outlined" onClick={() => setOpen({ what: 'ask' })}>{text('erasures.ask')}</Button>}
        filters={
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('erasure', id) }))}
          />
        }
      />
      {open?.what === 'ask' && <RequestErasure onClose={close} />}
      {open?.what === 'receipts' && <Receipts row={open.row} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawErasure row={open.row} onClose={close} />}
    </>
  );
}

function useColumns(onOpen: (open: Open) => void): readonly Column<ErasureRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'member', label: text('fields.member'), phone: 'title', text: ({ memberId }) => memberId },
    { key: 'requestedBy', label: text('fields.requestedBy'), phone: 'below', text: ({ requestedBy }) => requestedBy },
    { key: 'dueAt', label: text('fields.erasureDueAt'), ...moment(({ dueAt }: ErasureRow) => dueAt) },
    { key: 'completedAt', label: text('fields.completedAt'), ...moment(({ completedAt }: ErasureRow) => completedAt) },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('erasure', state),
      show: ({ state }) => <State kind="erasure" value={state} />,
    },
    {
      key: 'do',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) => {
        if (row.state === 'PARTED') {
          return <Button onClick={() => onOpen({ what: 'ask' })}>{text('erasures.ask')}</Button>;
        }
        return row.state === 'WAITING' ? (
          <Button onClick={() => onOpen({ what: 'withdraw', row })}>{text('erasures.withdraw')}</Button>
        ) : (
          <Button onClick={() => onOpen({ what: 'receipts', row })}>{text('erasures.receipts')}</Button>
        );
      },
    },
  ];
}
