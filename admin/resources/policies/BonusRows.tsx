import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { MOST_BONUSES, NEW_BONUS, type BonusRow } from './bonus-lines.ts';

/** Bonuses of campaigns and member days: each with its days, whom it is for, who pays, and how long its points live. */
export function BonusRows() {
  const text = useText();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<{ bonuses: BonusRow[] }>({ name: 'bonuses' });
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const payers = [{ id: '', name: text('policies.headOffice') }, ...franchises.map(({ id, name }) => ({ id, name }))];
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography id={heading} component="h3" variant="h3">
        {text('policies.bonuses')}
      </Typography>
      <Typography variant="body2" className="soft">
        {text('policies.bonusHint')}
      </Typography>
      {fields.map(({ id }, place) => {
        const label = text('policies.bonusAt', { place: place + 1 });
        const at = (field: keyof BonusRow) => `bonuses.${place}.${field}`;
        return (
          <Box
            key={id}
            role="group"
            aria-label={label}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
            }}>
            <FieldText name={at('code')} label={text('policies.bonusCode')} required maxLength={30} />
            <FieldText name={at('nameZh')} label={text('shared.nameZh')} required maxLength={40} />
            <FieldText name={at('nameEn')} label={text('shared.nameEn')} required maxLength={40} />
            <FieldText name={at('percent')} label={text('policies.bonusPercent')} required whole unit="%" />
            <FieldText name={at('monthDays')} label={text('policies.monthDays')} />
            <FieldText name={at('from')} label={text('policies.bonusFrom')} type="date" />
            <FieldText name={at('until')} label={text('policies.bonusUntil')} type="date" />
            <FieldText name={at('expiryMonths')} label={text('policies.bonusMonths')} whole />
            <FieldSelect name={at('funderId')} label={text('policies.funder')} choices={payers} />
            <FieldText name={at('tiers')} label={text('policies.bonusTiers')} />
            <FieldText name={at('regions')} label={text('policies.bonusRegions')} />
            <FieldText name={at('classes')} label={text('policies.bonusClasses')} />
            <Button
              color="inherit"
              sx={{ justifySelf: 'start' }}
              onClick={() => remove(place)}
              aria-label={`${text('policies.removeTier')} ${label}`}>
              {text('policies.removeTier')}
            </Button>
          </Box>
        );
      })}
      <Box>
        <Button
          disabled={fields.length >= MOST_BONUSES}
          onClick={() => append(NEW_BONUS, { shouldFocus: false })}>
          {text('policies.addBonus')}
        </Button>
      </Box>
    </Box>
  );
}
