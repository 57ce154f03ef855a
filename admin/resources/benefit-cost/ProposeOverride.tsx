import { useCallback } from 'react';
import { FranchiseChoicesDocument, type CurrencyCode } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { proposeCapOverride } from './benefit-cost.data.ts';

interface Values {
  funderId: string;
  amount: string;
  endsAt: string;
  reason: string;
}

interface DialogProps {
  readonly region: string;
  /** In which the region counts. */
  readonly currency: CurrencyCode;
  readonly onClose: () => void;
}

/** Asks for more than the cap, for a time; another person decides it. */
export function ProposeOverride({ region, currency, onClose }: DialogProps) {
  const text = useText();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const run = useCallback(({ funderId, amount, endsAt, reason }: Values, idempotencyKey: string) => proposeCapOverride({
    region, funderId: funderId || null, reason, idempotencyKey,
    amount: { amount: amount.trim(), currency }, endsAt: formInstant(endsAt) ?? '',
  }), [region, currency]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name={`propose-cap-override.${region}`}
      title={text('benefitCost.proposeTitle')}
      hint={text('benefitCost.proposeHint')}
      submit={text('benefitCost.propose')}
      defaults={{ funderId: '', amount: '', endsAt: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('benefitCost.proposed')}>
      <FieldSelect name="funderId" label={text('benefitCost.payer')} choices={[
        { id: '', name: text('benefitCost.headOffice') },
        ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
      ]} />
      <FieldRow>
        <FieldText name="amount" label={text('benefitCost.amount')} required numeric unit={currency} />
        <FieldText name="endsAt" label={text('benefitCost.until')} type="datetime-local" required />
      </FieldRow>
      <FieldText name="reason" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
