import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { OpenService } from './OpenService.tsx';
import { STATES, type ServiceRow } from './service.data.ts';

/** The desk: what is promised soonest stands first. */
export default function ServiceList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const go = useNavigate();
  const places = usePlaces();
  const columns = useColumns();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <HouseList<ServiceRow>
        resource="serviceOrders"
        title={text('service.title')}
        columns={columns}
        sort={{ field: '', order: 'ASC' }}
        defaults={{ state: 'UNDONE' }}
        to={({ id }) => `/serviceOrders/${id}/show`}
        filters={
          <>
            <FilterText source="shortNo" label={text('service.shortNo')} />
            <FilterSelect source="state" label={text('fields.state')} choices={[
              { id: 'UNDONE', name: text('service.undone') },
              ...STATES.map((id) => ({ id, name: word('serviceState', id) }))]} />
            <FilterSelect source="outletId" label={text('fields.outlet')}
              choices={places.map(({ id, name }) => ({ id, name }))} />
          </>
        }
        actions={can('service:write') && (
          <Button variant="contained" onClick={() => setOpening(true)}>{text('service.open')}</Button>)}
      />
      {opening && (
        <OpenService onClose={() => setOpening(false)} onDone={(id) => go(`/serviceOrders/${id}/show`)} />)}
    </>
  );
}

function useColumns(): readonly Column<ServiceRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    { key: 'shortNo', label: text('service.shortNo'), phone: 'below', text: ({ shortNo }) => shortNo ?? '—' },
    { key: 'piece', label: text('service.piece'), phone: 'title', text: ({ piece }) => piece },
    { key: 'kind', label: text('service.kind'), phone: 'below',
      text: ({ kind }) => (locale === 'zh-CN' ? kind?.nameZh : kind?.nameEn) ?? '—' },
    { key: 'member', label: text('fields.member'), phone: 'below',
      text: ({ member, holder }) => member?.displayName ?? member?.cardNumber ?? holder ?? '—' },
    { key: 'outlet', label: text('fields.outlet'), text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'state', label: text('fields.state'), phone: 'below', text: ({ state }) => word('serviceState', state),
      show: ({ state }) => <State kind="serviceState" value={state} /> },
    { key: 'price', label: text('service.price'), ...money(({ price }: ServiceRow) => price) },
    { key: 'promisedAt', label: text('service.promisedAt'), phone: 'side',
      ...moment(({ promisedAt }: ServiceRow) => promisedAt),
      show: ({ promisedAt, warnedAt, brokenAt }, format) => (
        <Mark tone={brokenAt ? 'bad' : warnedAt ? 'warn' : 'plain'}>{format.dateTime(promisedAt)}</Mark>) },
  ];
}
