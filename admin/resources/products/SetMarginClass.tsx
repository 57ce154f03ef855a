import { useCallback } from 'react';
import type { MarginClass } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { fromLocalInput } from '../../parts/form/moments.ts';
import { setMarginClass, type Product } from './products.data.ts';
import { MARGIN_CLASSES } from './words.ts';

interface Values {
  marginClass: MarginClass;
  effectiveAt: string;
  reason: string;
}

export function SetMarginClass({ product, onClose }: { product: Product; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    (values: Values, idempotencyKey: string) =>
      setMarginClass({
        productId: product.id,
        marginClass: values.marginClass,
        reason: values.reason,
        idempotencyKey,
        effectiveAt: fromLocalInput(values.effectiveAt),
      }),
    [product.id],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof setMarginClass>>>
      name={`margin-class.${product.id}`}
      title={text('products.classTitle')}
      hint={text('products.classHint')}
      submit={text('actions.confirm')}
      onClose={onClose}
      run={run}
      done={() => text('products.classSaved')}
      defaults={{ marginClass: product.marginClass ?? 'A', effectiveAt: '', reason: '' }}>
      <FieldSelect
        name="marginClass"
        label={text('fields.marginClass')}
        choices={MARGIN_CLASSES.map((id) => ({ id, name: word('marginClass', id) }))}
        required
      />
      <FieldText
        name="effectiveAt"
        label={text('fields.effectiveAt')}
        type="datetime-local"
        help={text('fields.now')}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
