import { Button } from '@mui/material';
import { useState } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import { FetchExport } from './FetchExport.tsx';
import type { MemberExportRow } from './member-exports.data.ts';
import { RequestExport } from './RequestExport.tsx';

/** Whoever asked what the house keeps of it, how far that is, and the file for its days. */
export default function MemberExportList() {
  const text = useText();
  const [open, setOpen] = useState<MemberExportRow | 'ask' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <HouseList<MemberExportRow>
        resource="memberExports"
        title={text('memberExports.title')}
        columns={useColumns(setOpen)}
        sort={{ field: '', order: 'DESC' }}
        actions={<Button variant="outlined" onClick={() => setOpen('ask')}>{text('memberExports.ask')}</Button>}
      />
      {open === 'ask' && <RequestExport onClose={close} />}
      {open && open !== 'ask' && <FetchExport row={open} onClose={close} />}
    </>
  );
}

function useColumns(onFetch: (row: MemberExportRow) => void): readonly Column<MemberExportRow>[] {
  const text = useText();
  const word = useWord();
  const moments = (key: 'requestedAt' | 'readyAt' | 'expiresAt'): Column<MemberExportRow> =>
    ({ key, label: text(`fields.${key}`), ...moment((row: MemberExportRow) => row[key]) });
  return [
    {
      key: 'member',
      label: text('fields.member'),
      phone: 'title',
      text: ({ memberId }) => memberId,
      show: ({ memberId }) => <PageLink to={`/members/${memberId}/show`}>{memberId}</PageLink>,
    },
    {
      key: 'by',
      label: text('fields.requestedBy'),
      phone: 'below',
      text: ({ requestedBy, requestedKind }) =>
        (requestedKind === 'person' ? word('exportAsker', requestedKind) : requestedBy),
    },
    { key: 'reason', label: text('fields.reason'), text: ({ reason }) => reason || '—' },
    { ...moments('requestedAt'), phone: 'below' },
    moments('readyAt'),
    moments('expiresAt'),
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('exportState', state),
      show: ({ state }) => <State kind="exportState" value={state} />,
    },
    {
      key: 'do',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) =>
        row.state === 'READY' && (
          <Button onClick={() => onFetch(row)}>{text('memberExports.get')}</Button>
        ),
    },
  ];
}
