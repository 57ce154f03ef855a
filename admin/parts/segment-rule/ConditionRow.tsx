import { Box, IconButton, MenuItem, TextField } from '@mui/material';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { SegmentOperator } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Condition } from './rule-tree.ts';
import type { Fact } from './segment-rule.data.ts';
import { useFacts } from './use-facts.ts';

const ALONE_ON_A_PHONE = { gridColumn: { xs: '1 / -1', sm: 'auto' } };

interface RowProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** A fact, how it is compared, and with what. */
export function ConditionRow({ condition, onChange, onRemove }: RowProps) {
  const text = useText();
  const word = useWord();
  const { facts, byName, named } = useFacts();
  const fact = byName.get(condition.fact);
  const pick = (name: string) => {
    const next = byName.get(name)!;
    onChange({ kind: 'CONDITION', fact: name, operator: next.operators[0]!, values: [] });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, alignItems: 'start',
      gridTemplateColumns: { xs: 'minmax(0,1fr) 40px', sm: '1fr 1fr 1.5fr 40px' } }}>
      <TextField select size="small" label={text('segments.fact')}
        value={fact ? condition.fact : ''} sx={ALONE_ON_A_PHONE}
        onChange={({ target }) => pick(target.value)}>
        {facts.map((one) => (
          <MenuItem key={one.fact} value={one.fact}>{word('segmentGroup', one.group)} · {named(one)}</MenuItem>
        ))}
      </TextField>
      <TextField select size="small" label={text('segments.operator')}
        value={fact ? condition.operator : ''} sx={ALONE_ON_A_PHONE}
        onChange={({ target }) =>
          onChange({ ...condition, operator: target.value as SegmentOperator, values: [] })}>
        {(fact?.operators ?? []).map((one) => (
          <MenuItem key={one} value={one}>{word('segmentOperator', one)}</MenuItem>
        ))}
      </TextField>
      {fact ? <Values fact={fact} condition={condition} onChange={onChange} /> : <span />}
      <IconButton aria-label={text('segments.remove')} onClick={onRemove}>
        <CloseOutlined fontSize="small" />
      </IconButton>
    </Box>
  );
}

const NONE = new Set<SegmentOperator>(['KNOWN', 'UNKNOWN']);
/** Compared with so many days, whatever the fact is. */
const OF_DAYS = new Set<SegmentOperator>(['WITHIN_DAYS', 'WITHIN_NEXT_DAYS']);

function Values({ fact, condition, onChange }: Omit<RowProps, 'onRemove'> & { fact: Fact }) {
  const text = useText();
  const { named } = useFacts();
  const { operator, values } = condition;
  const set = (next: string[]) => onChange({ ...condition, values: next });
  if (NONE.has(operator)) return <span />;
  if (fact.choices.length > 0) {
    return (
      <TextField select size="small" label={text('segments.values')} value={values}
        slotProps={{ select: { multiple: true } }}
        onChange={({ target }) => set(target.value as unknown as string[])}>
        {fact.choices.map((one) => <MenuItem key={one.value} value={one.value}>{named(one)}</MenuItem>)}
      </TextField>
    );
  }
  if (fact.kind === 'WHOLE' || fact.kind === 'DATE') {
    const places = operator === 'BETWEEN' ? [0, 1] : [0];
    const range = fact.least && !OF_DAYS.has(operator) ? `${fact.least}–${fact.most}` : undefined;
    return (
      <Box sx={{ display: 'flex', gap: 1 }}>
        {places.map((place) => (
          <TextField key={place} size="small" fullWidth label={text('segments.values')} value={values[place] ?? ''}
            helperText={range} placeholder={fact.kind === 'DATE' && !OF_DAYS.has(operator) ? '2026-03-01' : ''}
            onChange={({ target }) =>
              set(places.map((at) => (at === place ? target.value.trim() : values[at] ?? '')))} />
        ))}
      </Box>
    );
  }
  return (
    <TextField size="small" label={text('segments.values')} value={values.join('，')}
      helperText={text('segments.severalHelp')} onChange={({ target }) => set(target.value.split(/[,，]/))} />
  );
}
