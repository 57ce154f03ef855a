import { Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { useActor } from '../../auth/use-actor.ts';
import { useRefresh } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRefusal } from '../../parts/form/Failure.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { count, moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { cancelExport, linkOf, type ExportRow } from './exports.data.ts';

/** Whole lists that went out, or are on their way: who, what, how many rows, and the file for its day. */
export default function ExportList() {
  const text = useText();
  const actor = useActor();
  const seesAll = actor?.kind === 'operator' && actor.scopes.has('audit:read');
  return (
    <HouseList<ExportRow>
      resource="exports"
      title={text('exports.title')}
      columns={useColumns(seesAll)}
      sort={{ field: '', order: 'DESC' }}
      filters={seesAll && (
        <FilterSelect
          source="everybody"
          label={text('exports.who')}
          choices={[{ id: 'true', name: text('exports.everybody') }, { id: 'false', name: text('exports.own') }]}
        />
      )}
    />
  );
}

function useColumns(seesAll: boolean): readonly Column<ExportRow>[] {
  const text = useText();
  const word = useWord();
  const translate = useTranslate();
  const format = useFormat();
  return [
    {
      key: 'list',
      label: text('exports.list'),
      phone: 'title',
      text: ({ list }) => translate(`nav.${list}`, { _: list }),
    },
    { key: 'by', label: text('exports.who'), phone: 'below', text: ({ ownerName }) => ownerName },
    {
      key: 'requestedAt',
      label: text('fields.requestedAt'),
      phone: 'below',
      ...moment((row: ExportRow) => row.requestedAt),
    },
    { key: 'rows', label: text('exports.rows'), ...count((row: ExportRow) => row.rows) },
    {
      key: 'size',
      label: text('exports.size'),
      align: 'right',
      text: ({ bytes }) => `${format.number(Math.ceil(bytes / 1024))} KB`,
    },
    { key: 'until', label: text('exports.until'), ...moment((row: ExportRow) => row.expiresAt) },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state, failure }) => (failure ? word('exportRefused', failure) : word('listExportState', state)),
      show: ({ state }) => <State kind="listExportState" value={state} />,
    },
    {
      key: 'do',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) => <Deed row={row} seesAll={seesAll} />,
    },
  ];
}

/** The file, or the end of writing it, which head office has of everybody's. */
function Deed({ row: { id, state, isOwn }, seesAll }: { row: ExportRow; seesAll: boolean }) {
  const text = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusal = useRefusal();
  const fetchFile = async (): Promise<void> => {
    const url = await linkOf(id);
    if (url) window.location.assign(url);
    else notify(text('exports.gone'), { type: 'warning' });
  };
  const stop = async (): Promise<void> => {
    const { userErrors: [refused] } = await cancelExport(id);
    if (refused) notify(refusal(refused.code, refused.message), { type: 'warning' });
    else notify(text('exports.stopped'), { type: 'success' });
    refresh();
  };
  if (state === 'DONE') {
    return isOwn && <Button onClick={() => void fetchFile()}>{text('exports.get')}</Button>;
  }
  if ((!isOwn && !seesAll) || (state !== 'WAITING' && state !== 'RUNNING')) return null;
  return <Button color="inherit" onClick={() => void stop()}>{text('exports.stop')}</Button>;
}
