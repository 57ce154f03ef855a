import { useCallback } from 'react';
import type { CurrencyCode } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useKnownRegions, useRegionChoices } from '../../parts/words/use-words.ts';
import { plainNumber } from '../../reading/numbers.ts';
import { proposePayout } from './charity.data.ts';

interface Values {
  region: string;
  amount: string;
  recipient: string;
  purpose: string;
  bankReference: string;
  paidOn: string;
}

/** Finance records what it paid out, in the currency of the region. */
export function RecordPayout({ onClose }: { onClose: () => void }) {
  const text = useText();
  const regions = useKnownRegions();
  const choices = useRegionChoices();
  const { code } = useRegion();
  const run = useCallback(
    ({ region, amount, ...values }: Values, idempotencyKey: string) => {
      const currency = regions.find((one) => one.code === region)!.currency as CurrencyCode;
      return proposePayout({ ...values, region, amount: { amount: plainNumber(amount), currency }, idempotencyKey });
    },
    [regions],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof proposePayout>>>
      name="charity-payout"
      title={text('charity.recordTitle')}
      hint={text('charity.recordHint')}
      submit={text('actions.recordPayout')}
      defaults={{ region: code, amount: '', recipient: '', purpose: '', bankReference: '', paidOn: '' }}
      onClose={onClose}
      run={run}
      done={() => text('charity.recorded')}>
      <FieldSelect name="region" label={text('fields.region')} required choices={choices} />
      <FieldText name="amount" label={text('charity.amount')} required numeric />
      <FieldText name="recipient" label={text('charity.recipient')} required maxLength={200} />
      <FieldText name="purpose" label={text('charity.purpose')} required rows={2} maxLength={500} />
      <FieldText name="bankReference" label={text('charity.reference')} required maxLength={100} />
      <FieldText name="paidOn" label={text('charity.paidOn')} required type="date" />
    </CommandDialog>
  );
}
