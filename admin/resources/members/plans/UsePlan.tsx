import { Alert } from '@mui/material';
import { useCallback } from 'react';
import type { CurrencyCode } from '../../../gql/graphql.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import { giveBackUse, useGoldPlan as takeOfPlans } from '../../plans/plans.data.ts';
import { milligramsIn } from '../../../parts/use-grams.ts';

interface Props { readonly memberId: string; readonly onClose: () => void }
interface UseValues { price: string; gold: string; reference: string }
type Used = Awaited<ReturnType<typeof takeOfPlans>>;

/** An order paid with what plans hold: what each part pays is shown before anything is taken. */
export function UsePlan({ memberId, currency, onClose }: Props & { currency: CurrencyCode }) {
  const text = useText();
  const format = useFormat();
  const run = useCallback(({ price, gold, reference }: UseValues, idempotencyKey: string, dryRun: boolean) =>
    takeOfPlans({
      memberId, price: { amount: price.trim(), currency }, goldMilligrams: milligramsIn(gold || '0') ?? -1,
      reference: reference.trim(), idempotencyKey, dryRun,
    }), [memberId, currency]);
  return (
    <CommandDialog<UseValues, Used>
      name={`use-plan.${memberId}`}
      title={text('plans.use')}
      hint={text('plans.useHint')}
      submit={text('plans.use')}
      defaults={{ price: '', gold: '', reference: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.used')}
      preview={({ use }) => use && (
        <Alert severity="info">
          {text('plans.wouldUse', { coupons: format.money(use.coupons), principal: format.money(use.principal),
            cash: format.money(use.cash), base: format.money(use.base) })}
        </Alert>
      )}>
      <FieldText name="reference" label={text('plans.orderNo')} required maxLength={100} />
      <FieldRow>
        <FieldText name="price" label={text('plans.price')} required numeric unit={currency} />
        <FieldText name="gold" label={text('plans.takeGold')} numeric unit={text('shared.units.gram')} />
      </FieldRow>
    </CommandDialog>
  );
}

interface BackValues { reference: string; note: string }

export function GiveBackUse({ memberId, onClose }: Props) {
  const text = useText();
  const run = useCallback(({ reference, note }: BackValues, idempotencyKey: string) =>
    giveBackUse({ memberId, reference: reference.trim(), note, idempotencyKey }), [memberId]);
  return (
    <CommandDialog<BackValues, Awaited<ReturnType<typeof giveBackUse>>>
      name={`give-back-use.${memberId}`}
      title={text('plans.giveBack')}
      hint={text('plans.giveBackHint')}
      submit={text('plans.giveBack')}
      defaults={{ reference: '', note: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.gaveBack')}>
      <FieldText name="reference" label={text('plans.orderNo')} required maxLength={100} />
      <FieldText name="note" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
