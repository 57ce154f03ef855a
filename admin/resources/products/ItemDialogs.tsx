import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import type { CurrencyCode, ItemPartsFragment } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, EditedField, Standing } from '../../parts/form/stale.ts';
import { useHomeCurrencies } from '../../parts/words/use-words.ts';
import { itemInput, itemValues, NEW_ITEM, type ItemValues } from './product-values.ts';
import { addItem, readItem, updateItem } from './products.data.ts';
import { TRADE_CURRENCY } from './words.ts';

interface DialogProps {
  readonly onClose: () => void;
}

function ItemFields() {
  const text = useText();
  const word = useWord();
  const pricing = useWatch<ItemValues, 'pricing'>({ name: 'pricing' });
  const gram = text('products.gram');
  const weights = text('shared.allowed', { low: 0, high: '100,000' });
  const currency = useWatch<ItemValues, 'currency'>({ name: 'currency' });
  const currencies = [...new Set([...useHomeCurrencies(), TRADE_CURRENCY, currency])];
  return (
    <>
      <FieldRow>
        <FieldText name="size" label={text('fields.size')} maxLength={20} />
        <FieldText name="editionNo" label={text('fields.editionNo')} help={text('products.editionHelp')} whole />
        <FieldText name="serialNo" label={text('fields.serialNo')} help={text('products.serialHelp')} />
        <FieldText name="goldWeightMg" label={text('fields.weight')} required numeric unit={gram} range={weights} />
        <FieldText name="grossWeightMg" label={text('fields.gross')} required numeric unit={gram} range={weights} />
        <FieldSelect
          name="pricing"
          label={text('fields.pricing')}
          choices={(['FIXED', 'BY_WEIGHT'] as const).map((id) => ({ id, name: word('pricing', id) }))}
          required
        />
        <FieldSelect
          name="currency"
          label={text('fields.currency')}
          choices={currencies.map((id) => ({ id, name: id }))}
          required
        />
      </FieldRow>
      {pricing === 'FIXED' && (
        <FieldText name="fixedPrice" label={text('fields.fixedPrice')} required numeric unit={currency} />
      )}
      <FieldRow>
        <FieldText name="labour" label={text('fields.labour')} numeric unit={currency} />
        <FieldSelect
          name="labourBasis"
          label={text('fields.labourBasis')}
          choices={(['PIECE', 'GRAM'] as const).map((id) => ({ id, name: word('labourBasis', id) }))}
        />
        <FieldText name="stonePrice" label={text('fields.stonePrice')} numeric unit={currency} />
      </FieldRow>
    </>
  );
}

type Added = Awaited<ReturnType<typeof addItem>>;

export function AddItem({ productId, onClose }: DialogProps & { productId: string }) {
  const text = useText();
  const { currency } = useRegion();
  const run = useCallback(
    (values: ItemValues, idempotencyKey: string) =>
      addItem({ productId, item: { sku: values.sku, ...itemInput(values) }, idempotencyKey }),
    [productId],
  );
  return (
    <CommandDialog<ItemValues, Added>
      name={`add-item.${productId}`}
      title={text('actions.addItem')}
      submit={text('actions.addItem')}
      defaults={{ ...NEW_ITEM, currency: currency as CurrencyCode }}
      onClose={onClose}
      run={run}
      done={() => text('products.itemAdded')}>
      <FieldText name="sku" label={text('fields.sku')} required autoFocus maxLength={60} />
      <ItemFields />
    </CommandDialog>
  );
}

function useItemEdits(): readonly EditedField<ItemValues>[] {
  const text = useText();
  const word = useWord();
  const gram = text('products.gram');
  return [
    { name: 'size', label: text('fields.size') },
    { name: 'editionNo', label: text('fields.editionNo') },
    { name: 'serialNo', label: text('fields.serialNo') },
    { name: 'goldWeightMg', label: `${text('fields.weight')} (${gram})` },
    { name: 'grossWeightMg', label: `${text('fields.gross')} (${gram})` },
    { name: 'pricing', label: text('fields.pricing'), words: (id) => word('pricing', id) },
    { name: 'currency', label: text('fields.currency') },
    { name: 'fixedPrice', label: text('fields.fixedPrice') },
    { name: 'labour', label: text('fields.labour') },
    { name: 'labourBasis', label: text('fields.labourBasis'), words: (id) => word('labourBasis', id) },
    { name: 'stonePrice', label: text('fields.stonePrice') },
    { name: 'retired', label: text('fields.retired'), words: (value) => word('yesNo', value) },
  ];
}

const standing = (item: ItemPartsFragment): Standing<ItemValues> => ({
  version: item.version,
  values: itemValues(item),
});

export function EditItem({ item, onClose }: DialogProps & { item: ItemPartsFragment }) {
  const text = useText();
  const fields = useItemEdits();
  const run = useCallback(
    (values: ItemValues, _key: string, _dryRun: boolean, seen: ItemValues) => {
      const { expectedVersion } = values;
      return updateItem({ id: item.id, ...changed(itemInput(values), itemInput(seen)), expectedVersion });
    },
    [item.id],
  );
  const edited: Edited<ItemValues> = {
    seen: standing(item),
    read: async () => {
      const now = await readItem(item.id);
      return now && standing(now);
    },
    fields,
  };
  return (
    <CommandDialog<ItemValues, Awaited<ReturnType<typeof updateItem>>>
      name={`item.${item.id}`}
      title={`${text('actions.editItem')} · ${item.sku}`}
      submit={text('actions.confirm')}
      defaults={itemValues(item)}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('products.itemChanged')}>
      <ItemFields />
      <FieldCheck name="retired" label={text('fields.retired')} />
    </CommandDialog>
  );
}
