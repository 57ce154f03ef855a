import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { decidePayout, type PayoutRow } from './charity.data.ts';
import { usePayoutStanding } from './payout-standing.ts';

interface Values {
  note: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly row: PayoutRow;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** A second person's word on a payout, or on its reversal. */
export function DecidePayout({ row, approve, onClose }: DialogProps) {
  const text = useText();
  const format = useFormat();
  const edited = usePayoutStanding<Values>(row);
  const run = useCallback(
    ({ note, expectedVersion }: Values, idempotencyKey: string) =>
      decidePayout({ payoutId: row.id, approve, expectedVersion, note: note || null, idempotencyKey }),
    [row.id, approve],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decidePayout>>>
      name={`charity-decide.${row.id}.${approve}`}
      title={text('charity.decideTitle')}
      submit={text(approve ? 'actions.approve' : 'actions.reject')}
      danger={!approve}
      defaults={{ note: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={edited}
      done={() => text('charity.decided')}>
      <Facts
        rows={[
          [text('charity.recipient'), row.recipient],
          [text('charity.amount'), format.money(row.amount)],
          [text('charity.purpose'), row.purpose],
          [text('charity.reference'), row.bankReference],
          [text('charity.paidOn'), format.date(row.paidOn)],
          [
            text('charity.reversalReason'),
            [row.reversalReason, row.reversalReference].filter(Boolean).join(' · ') || '—',
          ],
          [text('fields.askedBy'), row.askedBy],
        ]}
      />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
