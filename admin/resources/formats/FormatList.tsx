import { Button } from '@mui/material';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, identifier, moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { EditFormat } from './EditFormat.tsx';
import { FORMAT_KINDS, FORMAT_STATES, type FormatRow } from './formats.data.ts';

export default function FormatList() {
  const text = useText();
  const word = useWord();
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <HouseList<FormatRow>
        resource="playfulFormats"
        title={text('playfulFormats.title')}
        columns={useColumns()}
        sort={{ field: '', order: 'DESC' }}
        to={({ id }) => `/playfulFormats/${id}/show`}
        actions={<Button variant="contained" onClick={() => setMaking(true)}>{text('playfulFormats.create')}</Button>}
        filters={
          <>
            <FilterText source="search" label={text('tasks.search')} />
            <FilterSelect source="kind" label={text('fields.kind')}
              choices={FORMAT_KINDS.map((id) => ({ id, name: word('formatKind', id) }))} />
            <FilterSelect source="state" label={text('fields.state')}
              choices={FORMAT_STATES.map((id) => ({ id, name: word('formatState', id) }))} />
          </>
        }
      />
      {isMaking && <EditFormat format={null} onClose={() => setMaking(false)} />}
    </>
  );
}

function useColumns(): readonly Column<FormatRow>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const named = useNamed();
  return [
    { key: 'name', label: text('playfulFormats.one'), phone: 'title', text: (row) => named(row) ?? row.code },
    { key: 'code', label: text('fields.code'), ...identifier(({ code }: FormatRow) => code) },
    { key: 'kind', label: text('fields.kind'), phone: 'below', text: ({ kind }) => word('formatKind', kind) },
    { key: 'region', label: text('fields.region'), text: ({ region }) => named(region) ?? region.code },
    { key: 'turnPrice', label: text('playfulFormats.turnPrice'), ...count(({ turnPrice }: FormatRow) => turnPrice) },
    { key: 'spent', label: text('tasks.spent'), align: 'right', phone: 'below',
      text: ({ spent, budget }) => `${format.number(spent)} / ${format.number(budget)}` },
    { key: 'funder', label: text('tasks.funder'), text: ({ funder }) => funder?.name ?? text('shared.headOffice') },
    { key: 'startsAt', label: text('tasks.startsAt'), ...moment(({ startsAt }: FormatRow) => startsAt) },
    { key: 'endsAt', label: text('tasks.until'), ...moment(({ endsAt }: FormatRow) => endsAt) },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('formatState', state),
      show: ({ state }) => <State kind="formatState" value={state} /> },
  ];
}
