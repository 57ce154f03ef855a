import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { EstimateGold } from './EstimateGold.tsx';
import { STATES, type TradeInRow } from './tradeins.data.ts';

/** The trade-in desk, the newest first. */
export default function TradeInList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const go = useNavigate();
  const places = usePlaces();
  const columns = useColumns();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <HouseList<TradeInRow>
        resource="tradeIns"
        title={text('tradeins.title')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'UNDONE' }}
        to={({ id }) => `/tradeIns/${id}/show`}
        filters={
          <>
            <FilterSelect source="state" label={text('fields.state')} choices={[
              { id: 'UNDONE', name: text('tradeins.undone') },
              ...STATES.map((id) => ({ id, name: word('tradeInState', id) }))]} />
            <FilterSelect source="outletId" label={text('fields.outlet')}
              choices={places.map(({ id, name }) => ({ id, name }))} />
          </>
        }
        actions={can('tradeins:write') && (
          <Button variant="contained" onClick={() => setOpening(true)}>{text('tradeins.open')}</Button>)}
      />
      {opening && (
        <EstimateGold onClose={() => setOpening(false)} onDone={(id) => go(`/tradeIns/${id}/show`)} />)}
    </>
  );
}

function useColumns(): readonly Column<TradeInRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    { key: 'piece', label: text('tradeins.piece'), phone: 'title', text: ({ piece }) => piece },
    { key: 'way', label: text('tradeins.way'),
      text: ({ way }) => (locale === 'zh-CN' ? way?.nameZh : way?.nameEn) ?? '—' },
    { key: 'member', label: text('fields.member'), phone: 'below',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—' },
    { key: 'outlet', label: text('fields.outlet'), text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'state', label: text('fields.state'), phone: 'below', text: ({ state }) => word('tradeInState', state),
      show: ({ state }) => <State kind="tradeInState" value={state} /> },
    { key: 'credit', label: text('tradeins.credit'), phone: 'side',
      ...money(({ offer }: TradeInRow) => offer?.credit) },
    { key: 'estimate', label: text('tradeins.estimate'), ...money(({ estimate }: TradeInRow) => estimate) },
    { key: 'openedAt', label: text('tradeins.openedAt'), ...moment(({ openedAt }: TradeInRow) => openedAt) },
  ];
}
