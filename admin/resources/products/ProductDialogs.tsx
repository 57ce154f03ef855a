import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { useClassChoices } from '../../parts/words/use-words.ts';
import { NEW_PRODUCT, productInput, productValues, readLines, type ProductValues } from './product-values.ts';
import { ProductFields, useProductEdits } from './ProductFields.tsx';
import { createProduct, readProduct, updateProduct, type Product } from './products.data.ts';

interface DialogProps {
  readonly onClose: () => void;
}

type Created = Awaited<ReturnType<typeof createProduct>>;
type Updated = Awaited<ReturnType<typeof updateProduct>>;

const NO_LINES = { stones: [], media: [] };

const badLines = (field: string) => ({
  product: null,
  userErrors: [{ code: 'INVALID' as const, message: '', path: [field], currentVersion: null }],
});

export function CreateProduct({ onClose }: DialogProps) {
  const text = useText();
  const classes = useClassChoices();
  const navigate = useNavigate();
  const run = useCallback(async (values: ProductValues, idempotencyKey: string): Promise<Created> => {
    const lines = readLines(values);
    if (typeof lines === 'string') return badLines(lines);
    const { styleNo, marginClass } = values;
    return createProduct({ ...productInput(values, lines), styleNo, marginClass, idempotencyKey });
  }, []);
  return (
    <CommandDialog<ProductValues, Created>
      name="create-product"
      title={text('actions.createProduct')}
      submit={text('actions.createProduct')}
      wide
      defaults={{ ...NEW_PRODUCT, marginClass: classes[0]?.id ?? '' }}
      onClose={onClose}
      run={run}
      done={() => text('products.created')}
      onDone={({ product }) => {
        if (product) void navigate(`/products/${product.id}/show`);
      }}>
      <FieldRow>
        <FieldText
          name="styleNo"
          label={text('fields.styleNo')}
          help={text('products.styleHelp')}
          required
          autoFocus
          maxLength={40}
        />
        <FieldSelect
          name="marginClass"
          label={text('fields.marginClass')}
          choices={classes}
          required
        />
      </FieldRow>
      <ProductFields />
    </CommandDialog>
  );
}

const editOf = (values: ProductValues) => {
  const lines = readLines(values);
  return { ...productInput(values, typeof lines === 'string' ? NO_LINES : lines), retired: values.retired };
};

const standing = (product: Product): Standing<ProductValues> => ({
  version: product.version,
  values: productValues(product),
});

export function EditProduct({ product, onClose }: DialogProps & { product: Product }) {
  const text = useText();
  const { code: region } = useRegion();
  const fields = useProductEdits();
  const run = useCallback(
    async (values: ProductValues, _key: string, _dryRun: boolean, seen: ProductValues): Promise<Updated> => {
      const lines = readLines(values);
      if (typeof lines === 'string') return badLines(lines);
      const { expectedVersion } = values;
      return updateProduct({ id: product.id, ...changed(editOf(values), editOf(seen)), expectedVersion });
    },
    [product.id],
  );
  const edited: Edited<ProductValues> = {
    seen: standing(product),
    read: async () => {
      const now = await readProduct(product.id, region);
      return now && standing(now);
    },
    fields,
  };
  return (
    <CommandDialog<ProductValues, Updated>
      name={`product.${product.id}`}
      title={`${text('actions.edit')} · ${product.styleNo}`}
      submit={text('actions.confirm')}
      wide
      defaults={productValues(product)}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('products.changed')}>
      <ProductFields />
      <FieldCheck name="retired" label={text('fields.retired')} />
    </CommandDialog>
  );
}
