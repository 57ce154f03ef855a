import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, money, moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { OfferRow } from './coupons.data.ts';
import { EditOffer } from './EditOffer.tsx';

export default function OfferList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <>
      <HouseList<OfferRow>
        resource="coupon-offers"
        title={text('coupons.title')}
        columns={useColumns()}
        sort={{ field: '', order: 'DESC' }}
        to={({ id }) => `/coupon-offers/${id}/show`}
        actions={
          <>
            <Button component={Link} to="/coupon-check">{text('coupons.check')}</Button>
            {can('rewards:write') && (
              <Button variant="contained" onClick={() => setOpen(true)}>{text('coupons.create')}</Button>
            )}
          </>
        }
        filters={
          <>
            <FilterText source="search" label={text('coupons.search')} />
            <FilterSelect source="state" label={text('fields.state')}
              choices={(['DRAFT', 'PUBLISHED', 'ENDED'] as const).map((id) => (
                { id, name: word('couponOfferState', id) }))} />
            <FilterSelect source="waiting" label={text('coupons.waiting')}
              choices={[{ id: 'WAITING', name: text('coupons.waitingOnly') }]} />
          </>
        }
      />
      {open && <EditOffer offer={null} onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<OfferRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    { key: 'name', label: text('coupons.one'), phone: 'title',
      text: ({ nameZh, nameEn }) => (locale === 'zh-CN' ? nameZh : nameEn) },
    { key: 'code', label: text('coupons.code'), phone: 'below', text: ({ code }) => code },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('couponOfferState', state),
      show: ({ state }) => <State kind="couponOfferState" value={state} /> },
    { key: 'kind', label: text('coupons.kind'), phone: 'below',
      text: ({ terms }) => (terms ? word('reductionKind', terms.kind) : '—') },
    { key: 'issued', label: text('coupons.issued'), ...count(({ usage }: OfferRow) => usage?.issued) },
    { key: 'uses', label: text('coupons.uses'), ...count(({ usage }: OfferRow) => usage?.uses) },
    { key: 'spent', label: text('coupons.spent'), ...money(({ usage }: OfferRow) => usage?.spent) },
    { key: 'editedAt', label: text('coupons.editedAt'), align: 'right',
      ...moment(({ editedAt }: OfferRow) => editedAt) },
  ];
}
