import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { CurrencyCode } from '../../gql/graphql.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { setItemCost } from './products.data.ts';

interface Values {
  cost: string;
  reason: string;
}

export function SetItemCost({
  itemId,
  sku,
  currency,
  onClose,
}: {
  itemId: string;
  sku: string;
  currency: CurrencyCode;
  onClose: () => void;
}) {
  const text = useText();
  const run = useCallback(
    ({ cost, reason }: Values, idempotencyKey: string) =>
      setItemCost({ itemId, cost: { amount: cost.trim(), currency }, reason, idempotencyKey }),
    [itemId, currency],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof setItemCost>>>
      name={`item-cost.${itemId}`}
      title={`${text('products.costTitle')} · ${sku}`}
      submit={text('actions.confirm')}
      onClose={onClose}
      run={run}
      done={() => text('products.costSaved')}
      defaults={{ cost: '', reason: '' }}>
      <FieldText name="cost" label={text('fields.cost')} required numeric autoFocus unit={currency} />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
