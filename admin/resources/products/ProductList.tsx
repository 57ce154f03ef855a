import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { dayOfMoment, identifier } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import { useClassChoices } from '../../parts/words/use-words.ts';
import { useFacetChoices } from './facets/use-facet-choices.ts';
import { CreateProduct } from './ProductDialogs.tsx';
import { filterOf, type ProductRow } from './products.data.ts';
import { CATEGORIES, DEMAND_CLASSES } from './words.ts';

export default function ProductList() {
  const text = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const columns = useColumns();
  return (
    <>
      <HouseList<ProductRow>
        resource="products"
        title={text('products.title')}
        columns={columns}
        sort={{ field: 'STYLE_NO', order: 'ASC' }}
        to={({ id }) => `/products/${id}/show`}
        filters={<Filters />}
        actions={
          can('catalog:write') && (
            <Button variant="contained" onClick={() => setOpen(true)}>
              {text('actions.createProduct')}
            </Button>
          )
        }
      />
      {open && <CreateProduct onClose={() => setOpen(false)} />}
    </>
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  const classes = useClassChoices();
  const { filterValues } = useListContext();
  const choices = useFacetChoices(filterOf(filterValues));
  return (
    <>
      <FilterText source="search" label={text('fields.search')} />
      <FilterSelect
        source="category"
        label={text('fields.category')}
        choices={CATEGORIES.map((id) => ({ id, name: word('category', id) }))}
      />
      <FilterSelect
        source="marginClass"
        label={text('fields.marginClass')}
        choices={classes}
      />
      <FilterSelect
        source="demandClass"
        label={text('fields.demandClass')}
        choices={DEMAND_CLASSES.map((id) => ({ id, name: word('demandClass', id) }))}
      />
      <FilterSelect source="series" label={text('fields.series')} choices={choices.series} />
      <FilterSelect source="theme" label={text('fields.theme')} choices={choices.themes} />
    </>
  );
}

function useColumns(): readonly Column<ProductRow>[] {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  const fineness = useFineness();
  const { locale } = useFormat();
  const name = ({ nameZh, nameEn }: ProductRow) => (locale === 'zh-CN' ? nameZh : nameEn);
  return [
    {
      key: 'name',
      label: text('fields.named'),
      sort: locale === 'zh-CN' ? 'NAME_ZH' : 'NAME_EN',
      phone: 'title',
      text: name,
    },
    {
      key: 'style',
      label: text('fields.styleNo'),
      sort: 'STYLE_NO',
      phone: 'below',
      ...identifier(({ styleNo }: ProductRow) => styleNo),
    },
    {
      key: 'category',
      label: text('fields.category'),
      phone: 'below',
      text: ({ category }) => word('category', category),
    },
    {
      key: 'class',
      label: text('fields.marginClass'),
      phone: 'side',
      text: ({ marginClass }) => called(marginClass),
    },
    { key: 'metal', label: text('fields.metal'), text: ({ metal, purity }) => fineness(metal, purity) },
    { key: 'series', label: text('fields.series'), text: ({ series }) => series ?? '—' },
    { key: 'demand', label: text('fields.demandClass'), text: ({ demandClass }) => word('demandClass', demandClass) },
    {
      key: 'retired',
      label: text('fields.state'),
      text: ({ retired, memberOnly }) =>
        [...(retired ? [text('fields.retired')] : []), ...(memberOnly ? [text('fields.memberOnly')] : [])].join(' '),
      show: ({ retired, memberOnly }) => (
        <>
          {retired && <Mark>{text('fields.retired')}</Mark>}
          {memberOnly && <Mark tone="gold">{text('fields.memberOnly')}</Mark>}
        </>
      ),
    },
    {
      key: 'updatedAt',
      label: text('products.updatedAt'),
      sort: 'UPDATED_AT',
      align: 'right',
      ...dayOfMoment(({ updatedAt }: ProductRow) => updatedAt),
    },
  ];
}
