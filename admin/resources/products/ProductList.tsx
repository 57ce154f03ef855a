import { Button } from '@mui/material';
import { useState } from 'react';
import { SelectInput } from 'react-admin';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { FilterText } from '../../parts/list/FilterText.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import { useClassChoices } from '../../parts/words/use-words.ts';
import { CreateProduct } from './ProductDialogs.tsx';
import type { ProductRow } from './products.data.ts';
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
  return (
    <>
      <FilterText source="search" label={text('fields.search')} />
      <SelectInput
        source="category"
        label={text('fields.category')}
        helperText={false}
        translateChoice={false}
        choices={CATEGORIES.map((id) => ({ id, name: word('category', id) }))}
      />
      <SelectInput
        source="marginClass"
        label={text('fields.marginClass')}
        helperText={false}
        translateChoice={false}
        choices={classes}
      />
      <SelectInput
        source="demandClass"
        label={text('fields.demandClass')}
        helperText={false}
        translateChoice={false}
        choices={DEMAND_CLASSES.map((id) => ({ id, name: word('demandClass', id) }))}
      />
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
    { key: 'style', label: text('fields.styleNo'), sort: 'STYLE_NO', phone: 'below', text: ({ styleNo }) => styleNo },
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
      text: ({ updatedAt }, format) => format.date(updatedAt),
    },
  ];
}
