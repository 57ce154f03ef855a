import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { NEW_PRICE, type PriceValues, type RewardValues } from './reward-values.ts';
import { useMallWords } from './use-mall-words.ts';

type Words = ReturnType<typeof useMallWords>;

/** One price for each programme: points with their unit, money in the programme's currency. */
export function PriceRows() {
  const text = useText();
  const heading = useId();
  const words = useMallWords();
  const { fields, append, remove } = useFieldArray<RewardValues, 'prices'>({ name: 'prices' });
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 2 }}>
      <Typography id={heading} component="h3" variant="h3">{text('rewards.prices')}</Typography>
      {fields.map(({ id }, place) => (
        <PriceRow key={id} place={place} words={words} onRemove={fields.length > 1 ? () => remove(place) : null} />
      ))}
      <Box>
        <Button disabled={fields.length >= 20} onClick={() => append(NEW_PRICE, { shouldFocus: false })}>
          {text('rewards.addPrice')}
        </Button>
      </Box>
    </Box>
  );
}

function PriceRow({ place, words, onRemove }: { place: number; words: Words; onRemove: (() => void) | null }) {
  const text = useText();
  const price = useWatch<RewardValues>({ name: `prices.${place}` }) as PriceValues | undefined;
  const at = (field: keyof PriceValues) => `prices.${place}.${field}`;
  const programme = price?.programme ?? '';
  const unit = words.currencyOf(programme);
  const tiers = [{ id: '', name: text('shared.everyTier') }, ...words.tiersOf(programme)];
  return (
    <Box role="group" aria-label={text('rewards.priceAt', { place: place + 1 })}
      sx={{ display: 'grid', gap: 1.5, pb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <FieldRow columns={3}>
        <FieldSelect name={at('programme')} label={text('rewards.programme')} required choices={words.choices} />
        <FieldText name={at('points')}
          label={text('fields.points')} required whole unit={text('shared.units.points')} />
        <FieldText name={at('cash')} label={text('rewards.cash')} numeric unit={unit} />
        <FieldText name={at('worth')} label={text('rewards.worth')} required numeric unit={unit} />
        <FieldText name={at('unitCost')} label={text('rewards.unitCost')} required numeric unit={unit} />
        <FieldSelect name={at('fromTier')} label={text('rewards.fromTier')} choices={tiers} />
      </FieldRow>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Typography variant="body2" className="soft" aria-live="polite">
          <Meaning price={price} perUnit={words.pointsPerUnit(programme)} currency={unit} />
        </Typography>
        {onRemove && <Button size="small" color="inherit" onClick={onRemove}>{text('rewards.removePrice')}</Button>}
      </Box>
    </Box>
  );
}

/** What the points stand for in money, before anything is saved: nobody types one and means the other. */
function Meaning({ price, perUnit, currency }: {
  price: PriceValues | undefined; perUnit: number | undefined; currency: string;
}) {
  const text = useText();
  const format = useFormat();
  const points = Number(price?.points.replace(/[,，\s]/g, ''));
  if (!perUnit || !Number.isSafeInteger(points) || points <= 0) return null;
  const minor = BigInt(points) * 100n / BigInt(perUnit);
  const amount = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
  return <>{text('rewards.meaning', {
    points: format.number(points), money: format.money({ amount, currency }) })}</>;
}
