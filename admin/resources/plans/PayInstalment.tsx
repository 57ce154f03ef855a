import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { payInstalment, type GoldPlan } from './plans.data.ts';

interface Values { amount: string; paidAt: string; reference: string }

/** An instalment that was paid; without a time, now. */
export function PayInstalment({ plan, onClose }: { plan: GoldPlan; onClose: () => void }) {
  const text = useText();
  const { id: planId, level, principal: { currency } } = plan;
  const run = useCallback(({ amount, paidAt, reference }: Values, idempotencyKey: string) => payInstalment({
    planId, reference: reference.trim(), idempotencyKey, amount: { amount: amount.trim(), currency },
    paidAt: formInstant(paidAt) ?? new Date().toISOString(),
  }), [planId, currency]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof payInstalment>>>
      name={`pay-instalment.${planId}`}
      title={text('plans.pay')}
      hint={text('plans.payHint')}
      submit={text('actions.confirm')}
      defaults={{ amount: level?.amount ?? '', paidAt: '', reference: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.taken')}>
      <FieldRow>
        <FieldText name="amount" label={text('plans.amount')} required numeric unit={currency}
          disabled={level !== null} />
        <FieldText name="paidAt" label={text('plans.paidAt')} type="datetime-local" help={text('fields.now')} />
      </FieldRow>
      <FieldText name="reference" label={text('plans.payRef')} required maxLength={100} />
    </CommandDialog>
  );
}
