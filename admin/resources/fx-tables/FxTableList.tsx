import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import type { Format } from '../../i18n/make-format.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { useHomes } from '../../parts/words/use-words.ts';
import { FxTableState } from './FxTableState.tsx';
import { ratesSaid, type FxTableRow } from './fx-tables.data.ts';
import { PublishFx } from './PublishFx.tsx';

export default function FxTableList() {
  const text = useText();
  const can = useCan();
  const { programmeCode } = useRegion();
  const [open, setOpen] = useState(false);
  const columns = useColumns();
  return (
    <>
      <HouseList<FxTableRow>
        resource="fxTables"
        title={text('fxTables.fxTitle')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ homeRegion: programmeCode }}
        filters={<Filters />}
        actions={
          can('catalog:price') && (
            <Button variant="contained" onClick={() => setOpen(true)}>
              {text('actions.publishFx')}
            </Button>
          )
        }
      />
      {open && <PublishFx onClose={() => setOpen(false)} />}
    </>
  );
}

const STATES = ['PUBLISHED', 'HELD', 'DISMISSED', 'WITHDRAWN'] as const;

function Filters() {
  const text = useText();
  const word = useWord();
  const homes = useHomes();
  return (
    <>
      <FilterSelect
        source="homeRegion"
        label={text('fields.region')}
        choices={homes}
      />
      <FilterSelect
        source="state"
        label={text('fields.state')}
        choices={STATES.map((id) => ({ id, name: word('publication', id) }))}
      />
    </>
  );
}

function useColumns(): readonly Column<FxTableRow>[] {
  const text = useText();
  const word = useWord();
  const changeOf = (row: FxTableRow, format: Format) => {
    const { jumpBps, missing, followers, standing, warnsAt, validUntil } = row;
    const isOld = standing === 'IN_FORCE' && Date.parse(warnsAt) <= Date.now();
    return [
      format.bps(jumpBps),
      ...(missing.length > 0 ? [text('fxTables.fxMissing', { missing: missing.join(' ') })] : []),
      ...(followers ? [text('shared.followers', { count: followers })] : []),
      ...(isOld ? [text('shared.old', { at: format.date(warnsAt), end: format.date(validUntil) })] : []),
    ].join(' · ');
  };
  return [
    {
      key: 'at',
      label: text('fields.effectiveAt'),
      phone: 'title',
      ...moment(({ effectiveAt }: FxTableRow) => effectiveAt),
    },
    { key: 'rates', label: text('fields.rates'), phone: 'below', text: ratesSaid },
    { key: 'source', label: text('fields.provenance'), text: ({ source }) => source },
    { key: 'jump', label: text('fields.jump'), align: 'right', text: (row, format) => changeOf(row, format) },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('publication', state),
      show: (row) => <FxTableState row={row} />,
    },
  ];
}
