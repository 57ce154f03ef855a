import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import type { Bundle } from './bundle-values.ts';
import { BundleSplit } from './BundleSplit.tsx';
import { EditBundle } from './EditBundle.tsx';

type Doing = { readonly deed: 'edit' | 'split'; readonly bundle: Bundle | null };

/** Items that are sold together for less. */
export default function BundleList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<Bundle>
        resource="bundles"
        title={text('bundles.title')}
        columns={useColumns(setDoing)}
        sort={{ field: '', order: 'ASC' }}
        filters={<FilterSelect source="retired" label={text('bundles.retired')}
          choices={['false', 'true'].map((id) => ({ id, name: word('yesNo', id) }))} />}
        actions={can('catalog:write') && (
          <Button variant="contained" onClick={() => setDoing({ deed: 'edit', bundle: null })}>
            {text('bundles.create')}
          </Button>)}
      />
      {doing?.deed === 'edit' && <EditBundle bundle={doing.bundle} onClose={close} />}
      {doing?.deed === 'split' && doing.bundle && <BundleSplit bundle={doing.bundle} onClose={close} />}
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<Bundle>[] {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const format = useFormat();
  return [
    { key: 'code', label: text('bundles.code'), phone: 'side', text: ({ code }) => code },
    { key: 'name', label: text('fields.named'), phone: 'title',
      text: ({ nameZh, nameEn }) => (format.locale === 'zh-CN' ? nameZh : nameEn) },
    { key: 'parts', label: text('bundles.parts'), phone: 'below', text: ({ parts }) =>
      parts.map(({ item, quantity }) => `${item?.sku ?? '—'} × ${quantity}`).join(', ') },
    { key: 'pricing', label: text('bundles.pricing'), phone: 'below', text: ({ pricing, amount, offBps }) =>
      `${word('bundlePricing', pricing)} ${amount ? format.money(amount) : format.bps(offBps)}` },
    { key: 'returns', label: text('bundles.returns'), text: ({ returns }) => word('bundleReturns', returns) },
    { key: 'startsAt', label: text('bundles.startsAt'), ...moment(({ startsAt }: Bundle) => startsAt) },
    { key: 'endsAt', label: text('bundles.endsAt'), ...moment(({ endsAt }: Bundle) => endsAt) },
    { key: 'retired', label: text('bundles.retired'), text: ({ retired }) => word('yesNo', String(retired)) },
    { key: 'do', label: '\u00a0', align: 'right', phone: 'actions', text: () => '', show: (bundle) => (
      <>
        {can('orders:write') && (
          <Button color="inherit" onClick={() => onDo({ deed: 'split', bundle })}>{text('bundles.split')}</Button>)}
        {can('catalog:write') && (
          <Button onClick={() => onDo({ deed: 'edit', bundle })}>{text('bundles.edit')}</Button>)}
      </>) },
  ];
}
