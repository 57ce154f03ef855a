import { Button } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { EditSegment } from './EditSegment.tsx';
import type { SegmentRow } from './segments.data.ts';

export default function SegmentList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <>
      <HouseList<SegmentRow>
        resource="segments"
        title={text('segments.title')}
        columns={useColumns()}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'USED' }}
        to={({ id }) => `/segments/${id}/show`}
        actions={can('insights:write') && (
          <Button variant="contained" onClick={() => setOpen(true)}>{text('segments.create')}</Button>
        )}
        filters={
          <>
            <FilterText source="search" label={text('segments.search')} />
            <FilterSelect source="state" label={text('fields.state')}
              choices={(['USED', 'RETIRED'] as const).map((id) => ({ id, name: word('segmentState', id) }))} />
          </>
        }
      />
      {open && <EditSegment segment={null} onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<SegmentRow>[] {
  const text = useText();
  const { locale } = useFormat();
  // What it is for and how many it has is head office's own: others would read dashes.
  const isOffice = useActor()?.kind === 'operator';
  const own = new Set(isOffice ? [] : ['note', 'members', 'snapshotAt']);
  const columns: readonly Column<SegmentRow>[] = [
    { key: 'name', label: text('segments.one'), phone: 'title',
      text: ({ nameZh, nameEn }) => (locale === 'zh-CN' ? nameZh : nameEn) },
    { key: 'note', label: text('fields.note'), phone: 'below', text: ({ note }) => note ?? '—' },
    { key: 'members', label: text('segments.members'), phone: 'side',
      ...count(({ snapshots }: SegmentRow) => snapshots[0]?.members) },
    { key: 'snapshotAt', label: text('segments.snapshotAt'), phone: 'below', align: 'right',
      ...moment(({ snapshots }: SegmentRow) => snapshots[0]?.finishedAt) },
    { key: 'updatedAt', label: text('segments.updatedAt'), align: 'right', ...isOffice ? {} : { phone: 'below' },
      ...moment(({ updatedAt }: SegmentRow) => updatedAt) },
  ];
  return columns.filter(({ key }) => !own.has(key));
}
