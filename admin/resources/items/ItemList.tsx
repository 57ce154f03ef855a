import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import type { Column } from '../../parts/list/columns.ts';
import { identifier, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import type { ItemRow } from './items.data.ts';

/** Single items and pieces, found by what stands on their label or what their style is called. */
export default function ItemList() {
  const text = useText();
  const region = useRegion();
  const columns = useColumns();
  const kept = { region: region.code };
  return (
    <HouseList<ItemRow>
      key={region.code}
      resource="items"
      title={text('items.title')}
      columns={columns}
      sort={{ field: '', order: 'ASC' }}
      defaults={kept}
      kept={kept}
      to={({ product }) => `/products/${product?.id}/show`}
      filters={<Filters />}
    />
  );
}

function Filters() {
  const text = useText();
  return (
    <>
      <FilterText source="search" label={text('items.search')} />
      <FilterSelect
        source="unique"
        label={text('items.kind')}
        choices={[{ id: 'true', name: text('items.unique') }, { id: 'false', name: text('items.others') }]}
      />
      <FilterSelect
        source="retired"
        label={text('fields.state')}
        choices={[{ id: 'false', name: text('items.onSale') }, { id: 'true', name: text('fields.retired') }]}
      />
    </>
  );
}

function useColumns(): readonly Column<ItemRow>[] {
  const text = useText();
  const word = useWord();
  const named = usePickedName();
  return [
    { key: 'sku', label: text('fields.sku'), phone: 'title', ...identifier(({ sku }: ItemRow) => sku) },
    { key: 'serial', label: text('fields.serialNo'), phone: 'below',
      ...identifier(({ serialNo }: ItemRow) => serialNo) },
    { key: 'style', label: text('items.style'), phone: 'below',
      text: ({ product }) => (product ? named(product) : '—') },
    { key: 'edition', label: text('fields.editionNo'), text: ({ editionNo }) => (editionNo ? String(editionNo) : '—') },
    { key: 'size', label: text('fields.size'), text: ({ size }) => size ?? '—' },
    { key: 'weight', label: text('fields.weight'), align: 'right',
      text: ({ goldWeightMg }, format) => `${format.number(goldWeightMg / 1000)} g` },
    { key: 'pricing', label: text('fields.pricing'), text: ({ pricing }) => word('pricing', pricing) },
    { key: 'price', label: text('fields.price'), phone: 'side', ...money(({ price }: ItemRow) => price?.total) },
    { key: 'state', label: text('fields.state'), phone: 'side',
      text: ({ retired, product }) => text(retired || product?.retired ? 'fields.retired' : 'items.onSale') },
  ];
}
