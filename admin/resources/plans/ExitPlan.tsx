import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { exitGoldPlan, type GoldPlan } from './plans.data.ts';
import { useGrams } from '../../parts/use-grams.ts';

interface Values { goldAmount: string; reference: string }

/** The member leaves with the whole principal, whenever it asks. */
export function ExitPlan({ plan, onClose }: { plan: GoldPlan; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const grams = useGrams();
  const { id: planId, goldMilligrams, principal, goldAtExit: worth } = plan;
  const { currency } = principal;
  const hasGold = goldMilligrams > 0;
  const run = useCallback(({ goldAmount, reference }: Values, idempotencyKey: string) => exitGoldPlan({
    planId, reference: reference.trim(), idempotencyKey,
    goldAmount: goldAmount.trim() ? { amount: goldAmount.trim(), currency } : null,
  }), [planId, currency]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof exitGoldPlan>>>
      name={`exit-plan.${planId}`}
      title={text('plans.exit')}
      hint={[text('plans.exitHint', { principal: format.money(principal) }),
        ...(hasGold ? [text('plans.exitGold', { gold: grams(goldMilligrams) })] : [])].join(' ')}
      submit={text('plans.exit')}
      danger
      defaults={{ goldAmount: '', reference: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.left')}>
      {hasGold && (
        <FieldText name="goldAmount" label={text('plans.goldAmount')} required numeric unit={currency}
          range={worth ? text('shared.allowed', { low: format.money(worth.least), high: format.money(worth.most) })
            : text('plans.noGoldPrice')} />)}
      <FieldText name="reference" label={text('plans.exitRef')} required maxLength={100} />
    </CommandDialog>
  );
}
