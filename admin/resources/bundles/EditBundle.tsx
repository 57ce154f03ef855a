import { Box, Button } from '@mui/material';
import { useCallback } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useHomeCurrencies } from '../../parts/words/use-words.ts';
import { formMoment } from '../../reading/house-zone.ts';
import { MOST_PARTS, NEW_PART, valuesOf, type Bundle, type BundleValues } from './bundle-values.ts';
import { putBundle, readBundle } from './bundles.data.ts';

const PRICINGS = ['PRICE', 'AMOUNT_OFF', 'PERCENT_OFF'] as const;
const RETURNS = ['KEEP', 'RECHECK'] as const;

/** A new bundle, or another version of one: its code never changes. */
export function EditBundle({ bundle, onClose }: { bundle: Bundle | null; onClose: () => void }) {
  const text = useText();
  const currencies = useHomeCurrencies();
  const valued = (one: Bundle | null) => valuesOf(one, currencies[0] ?? 'CNY', formMoment);
  const run = useCallback((values: BundleValues, idempotencyKey: string) => putBundle(values, idempotencyKey), []);
  const standing = (one: Bundle) => ({ version: one.version, facts: [
    [text('fields.nameZh'), one.nameZh], [text('bundles.parts'), one.parts.map(({ item, quantity }) =>
      `${item?.sku ?? '—'} × ${quantity}`).join(', ')],
  ] as const });
  const read = async () => {
    const now = bundle && await readBundle(bundle.id);
    return now ? standing(now) : null;
  };
  return (
    <CommandDialog<BundleValues, Awaited<ReturnType<typeof putBundle>>>
      name={bundle ? `bundle.${bundle.id}` : 'bundle'} title={text(bundle ? 'bundles.edit' : 'bundles.create')}
      hint={text('bundles.hint')} submit={text('actions.confirm')} wide defaults={valued(bundle)} onClose={onClose}
      run={run} edited={bundle ? { seen: standing(bundle), read } : undefined} done={() => text('bundles.saved')}>
      <Fields isNew={!bundle} currencies={currencies} />
    </CommandDialog>
  );
}

function Fields({ isNew, currencies }: { isNew: boolean; currencies: readonly string[] }) {
  const text = useText();
  const word = useWord();
  const pricing = useWatch<BundleValues, 'pricing'>({ name: 'pricing' });
  const currency = useWatch<BundleValues, 'currency'>({ name: 'currency' });
  return (
    <>
      <FieldRow>
        <FieldText name="code" label={text('bundles.code')} required maxLength={40} disabled={!isNew} />
        <FieldText name="nameZh" label={text('fields.nameZh')} required maxLength={120} />
        <FieldText name="nameEn" label={text('fields.nameEn')} required maxLength={120} />
      </FieldRow>
      <Parts />
      <FieldRow>
        <FieldSelect name="pricing" label={text('bundles.pricing')} required
          choices={PRICINGS.map((id) => ({ id, name: word('bundlePricing', id) }))} />
        {pricing === 'PERCENT_OFF'
          ? <FieldText name="offPercent" label={text('bundles.off')} required numeric unit="%" />
          : <FieldText name="amount" label={text('bundles.amount')} required numeric unit={currency} />}
        {pricing !== 'PERCENT_OFF' && (
          <FieldSelect name="currency" label={text('bundles.currency')} required
            choices={currencies.map((id) => ({ id, name: id }))} />)}
      </FieldRow>
      <FieldSelect name="returns" label={text('bundles.returns')} required
        choices={RETURNS.map((id) => ({ id, name: word('bundleReturns', id) }))} />
      <FieldRow>
        <FieldText name="startsAt" label={text('bundles.startsAt')} type="datetime-local" />
        <FieldText name="endsAt" label={text('bundles.endsAt')} type="datetime-local" />
      </FieldRow>
      <FieldCheck name="retired" label={text('bundles.retired')} />
    </>
  );
}

/** Its items by their SKU, each with how many of it. */
function Parts() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<Pick<BundleValues, 'parts'>>({ name: 'parts' });
  return (
    <Box role="group" aria-label={text('bundles.parts')} sx={{ display: 'grid', gap: 1 }}>
      {fields.map(({ id }, place) => (
        <Box key={id} sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: '1fr 110px auto' }}>
          <FieldText name={`parts.${place}.sku`} label={text('bundles.sku')} required maxLength={100} />
          <FieldText name={`parts.${place}.quantity`} label={text('bundles.quantity')} required whole />
          <Button color="inherit" onClick={() => remove(place)} aria-label={`${text('bundles.remove')} ${place + 1}`}>
            {text('bundles.remove')}
          </Button>
        </Box>
      ))}
      <Box>
        <Button disabled={fields.length >= MOST_PARTS} onClick={() => append(NEW_PART, { shouldFocus: false })}>
          {text('bundles.addPart')}
        </Button>
      </Box>
    </Box>
  );
}
