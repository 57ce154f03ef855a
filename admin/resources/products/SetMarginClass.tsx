import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { useClassChoices } from '../../parts/words/use-words.ts';
import { setMarginClass, type Product } from './products.data.ts';

interface Values {
  marginClass: string;
  effectiveAt: string;
  reason: string;
}

export function SetMarginClass({ product, onClose }: { product: Product; onClose: () => void }) {
  const text = useText();
  const classes = useClassChoices();
  const run = useCallback(
    (values: Values, idempotencyKey: string) =>
      setMarginClass({
        productId: product.id,
        marginClass: values.marginClass,
        reason: values.reason,
        idempotencyKey,
        effectiveAt: formInstant(values.effectiveAt),
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
      defaults={{ marginClass: product.marginClass?.code ?? '', effectiveAt: '', reason: '' }}>
      <FieldSelect
        name="marginClass"
        label={text('fields.marginClass')}
        choices={classes}
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
