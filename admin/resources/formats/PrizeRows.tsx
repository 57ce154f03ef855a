import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { FormatOffersDocument, type FormatPrizeKind } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { NEW_PRIZE, sumOfPpm, type FormatValues, type PrizeValues } from './format-values.ts';

/** Prizes in the order of their bands; their odds are to sum to a million. */
export function PrizeRows({ isSet }: { isSet: boolean }) {
  const text = useText();
  const format = useFormat();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<FormatValues, 'prizes'>({ name: 'prizes' });
  const sum = sumOfPpm(useWatch<FormatValues, 'prizes'>({ name: 'prizes' }) ?? []);
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 2 }}>
      <Typography id={heading} component="h3" variant="h3">
        {text(isSet ? 'playfulFormats.pieces' : 'playfulFormats.prizes')}
      </Typography>
      {fields.map(({ id }, place) => (
        <PrizeRow key={id} at={`prizes.${place}`} label={text('playfulFormats.prizeAt', { place: place + 1 })}
          kinds={isSet ? [] : ['POINTS', 'COUPON', 'NOTHING']} isDrawn
          onRemove={fields.length > 2 ? () => remove(place) : null} />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Button disabled={fields.length >= 20} onClick={() => append(NEW_PRIZE, { shouldFocus: false })}>
          {text('playfulFormats.addPrize')}
        </Button>
        <Typography variant="body2" aria-live="polite"
          sx={{ color: sum === 1_000_000 ? 'text.secondary' : 'error.main' }}>
          {text('playfulFormats.sum', { sum: format.number(sum) })}
        </Typography>
      </Box>
    </Box>
  );
}

/** What a full set gives is not drawn. */
export function SetPrize() {
  const text = useText();
  return <PrizeRow at="setPrize" label={text('playfulFormats.setPrize')} kinds={['POINTS', 'COUPON']} isDrawn={false}
    onRemove={null} />;
}

interface RowProps {
  readonly at: string;
  readonly label: string;
  readonly kinds: readonly FormatPrizeKind[];
  readonly isDrawn: boolean;
  readonly onRemove: (() => void) | null;
}

function PrizeRow({ at, label, kinds, isDrawn, onRemove }: RowProps) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const prize = useWatch({ name: at }) as PrizeValues | undefined;
  const offers = useAsk(FormatOffersDocument, {}).data?.couponOffers.items ?? [];
  const kind = kinds.length === 0 ? 'PIECE' : prize?.kind;
  return (
    <Box role="group" aria-label={label}
      sx={{ display: 'grid', gap: 1.5, pb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Typography variant="body2" className="soft">{label}</Typography>
      <FieldRow columns={3}>
        <FieldText name={`${at}.nameZh`} label={text('shared.nameZh')} required maxLength={60} />
        <FieldText name={`${at}.nameEn`} label={text('shared.nameEn')} required maxLength={60} />
        {kinds.length > 0 && (
          <FieldSelect name={`${at}.kind`} label={text('fields.kind')} required
            choices={kinds.map((id) => ({ id, name: word('prizeKind', id) }))} />)}
        {kind === 'POINTS' && <FieldText name={`${at}.points`} label={text('fields.points')} required whole
          unit={text('shared.units.points')} />}
        {kind === 'COUPON' && <FieldSelect name={`${at}.offerId`} label={text('playfulFormats.offer')} required
          choices={offers.map((offer) => ({ id: offer.id, name: `${offer.code} ${named(offer)}` }))} />}
        {isDrawn && <FieldText name={`${at}.ppm`} label={text('playfulFormats.ppm')} required whole />}
        <FieldText name={`${at}.stock`} label={text('playfulFormats.stock')}
          help={text('playfulFormats.stockHelp')} whole />
      </FieldRow>
      {onRemove && (
        <Box>
          <Button size="small" color="inherit" onClick={onRemove}>{text('playfulFormats.removePrize')}</Button>
        </Box>
      )}
    </Box>
  );
}
