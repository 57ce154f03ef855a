import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useCan } from '../../auth/use-actor.ts';
import { useRefresh } from '../../graph/use-ask.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import type { Format } from '../../i18n/make-format.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { useHomes } from '../../parts/words/use-words.ts';
import { decideFxTable, type FxTableRow } from './fx-tables.data.ts';
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
        choices={(['PUBLISHED', 'HELD', 'DISMISSED'] as const).map((id) => ({ id, name: word('publication', id) }))}
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
  const rates = ({ rates: all, homeCurrency }: FxTableRow) =>
    all.map(({ from, rate }) => `${from} ${rate}`).join(' · ') + ` → ${homeCurrency}`;
  return [
    {
      key: 'at',
      label: text('fields.effectiveAt'),
      phone: 'title',
      ...moment(({ effectiveAt }: FxTableRow) => effectiveAt),
    },
    { key: 'rates', label: text('fields.rates'), phone: 'below', text: rates },
    { key: 'source', label: text('fields.provenance'), text: ({ source }) => source },
    { key: 'jump', label: text('fields.jump'), align: 'right', text: (row, format) => changeOf(row, format) },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('publication', state),
      show: (row) => <Decide row={row} />,
    },
  ];
}

function Decide({ row }: { row: FxTableRow }) {
  const text = useText();
  const can = useCan();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusal = useRefusal();
  const failureText = useFailureText();
  if (row.state !== 'HELD' || !can('catalog:price')) return <State kind="publication" value={row.state} />;
  const decide = async (confirm: boolean) => {
    try {
      const {
        userErrors: [error],
      } = await decideFxTable(row.id, confirm);
      notify(error ? refusal(error.code, error.message) : text(confirm ? 'shared.confirmed' : 'shared.dismissed'), {
        type: error ? 'error' : 'success',
      });
    } catch (failure) {
      notify(failureText(failure), { type: 'error' });
    }
    refresh();
  };
  return (
    <>
      <State kind="publication" value={row.state} />
      {row.isOwn ? (
        <small>{text('shared.ownProposal')}</small>
      ) : (
        <Button onClick={() => void decide(true)}>{text('actions.confirmHeld')}</Button>
      )}
      <Button color="inherit" onClick={() => void decide(false)}>
        {text('actions.dismissHeld')}
      </Button>
    </>
  );
}
