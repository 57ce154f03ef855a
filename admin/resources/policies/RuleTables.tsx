import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useText, useWord } from '../../i18n/use-text.ts';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { newRow, RULE_TABLES, type Lists, type RuleColumn, type RuleRow, type RuleTable } from './rule-tables.ts';

/** Rules that are lists, each with its rows. */
export function RuleTables({ lists }: { lists: Lists }) {
  return Object.keys(lists).map((name) => <Rows key={name} name={name} table={RULE_TABLES[name]!} />);
}

function Rows({ name, table }: { name: string; table: RuleTable }) {
  const text = useText();
  const word = useWord();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<{ lists: Record<string, RuleRow[]> }>({ name: `lists.${name}` });
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography id={heading} component="h3" variant="h3">{word('ruleList', name)}</Typography>
      {fields.map(({ id }, place) => {
        const label = `${word('ruleList', name)} ${place + 1}`;
        return (
          <Box key={id} role="group" aria-label={label} sx={{ display: 'grid', gap: 1, alignItems: 'start',
            gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' } }}>
            {table.columns.map((column) => (
              <Cell key={column.field} column={column} name={`lists.${name}.${place}.${column.field}`} />))}
            <Button color="inherit" sx={{ justifySelf: 'start' }} onClick={() => remove(place)}
              aria-label={`${text('policies.removeTier')} ${label}`}>
              {text('policies.removeTier')}
            </Button>
          </Box>
        );
      })}
      <Box>
        <Button disabled={fields.length >= table.most} onClick={() => append(newRow(table), { shouldFocus: false })}>
          {text('policies.addRow', { name: word('ruleList', name) })}
        </Button>
      </Box>
    </Box>
  );
}

const YES_NO = ['true', 'false'];

function Cell({ column: { field, kind, choices, most }, name }: { column: RuleColumn; name: string }) {
  const text = useText();
  const word = useWord();
  const label = word('ruleField', field);
  if (kind === 'choice') {
    return <FieldSelect name={name} label={label} required choices={choices!.map((id) => (
      { id, name: word('ruleChoice', `${field}_${id}`) }))} />;
  }
  if (kind === 'flag') {
    return <FieldSelect name={name} label={label} required choices={YES_NO.map((id) => (
      { id, name: word('yesNo', id) }))} />;
  }
  const isWhole = kind === 'whole' || kind === 'maybe';
  return (
    <FieldText name={name} label={label} required={kind !== 'maybe' && kind !== 'codes'} whole={isWhole}
      numeric={kind === 'percent' || kind === 'amount'} unit={kind === 'percent' ? '%' : undefined} maxLength={most}
      rows={kind === 'long' ? 3 : undefined} help={kind === 'codes' ? text('policies.byCommas') : undefined} />
  );
}
