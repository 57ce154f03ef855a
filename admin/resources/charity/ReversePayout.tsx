import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { reversePayout, type PayoutRow } from './charity.data.ts';
import { usePayoutStanding } from './payout-standing.ts';

interface Values {
  reason: string;
  bankReference: string;
  expectedVersion: number;
}

/** Its money came back: asked for here, decided by another person. */
export function ReversePayout({ row, onClose }: { row: PayoutRow; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const edited = usePayoutStanding<Values>(row);
  const run = useCallback(
    (values: Values, idempotencyKey: string) => reversePayout({ payoutId: row.id, ...values, idempotencyKey }),
    [row.id],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof reversePayout>>>
      name={`charity-reverse.${row.id}`}
      title={text('charity.reverseTitle')}
      hint={text('charity.reverseHint')}
      submit={text('actions.reversePayout')}
      danger
      defaults={{ reason: '', bankReference: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={edited}
      done={() => text('charity.reverseAsked')}>
      <Facts
        rows={[
          [text('charity.recipient'), row.recipient],
          [text('charity.amount'), format.money(row.amount)],
        ]}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
      <FieldText name="bankReference" label={text('charity.reference')} required maxLength={100} />
    </CommandDialog>
  );
}
