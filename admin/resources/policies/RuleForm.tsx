import { Box } from '@mui/material';
import { useText, useWord } from '../../i18n/use-text.ts';
import { FieldRule } from '../../parts/form/FieldRule.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { TierDelays } from '../../parts/form/TierDelays.tsx';
import { DOWNGRADES, ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleName } from '../../parts/rules/use-rule-text.ts';
import { BonusRows } from './BonusRows.tsx';
import type { Version } from './policies.data.ts';
import { RegionRows } from './RegionRows.tsx';
import { RuleTables } from './RuleTables.tsx';
import { TierRows } from './TierRows.tsx';

/** All that a version says, for whoever proposes one and whoever keeps a draft; a draft may begin whenever. */
export function RuleForm({ start, dated = true }: { start: Version; dated?: boolean }) {
  const text = useText();
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {Object.keys(start.rules).map((name) => <RuleField key={name} name={name} />)}
        <FieldText name="effectiveFrom" label={text('fields.effectiveFrom')} type="datetime-local" required={dated} />
      </Box>
      {start.tiers && <TierRows known={start.tiers.map(({ code }) => code)} />}
      {start.bonuses && <BonusRows />}
      {start.delays && <TierDelays />}
      {start.windows && <RegionRows />}
      {start.lists && <RuleTables lists={start.lists} />}
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </>
  );
}

function RuleField({ name }: { name: string }) {
  const word = useWord();
  const ruleName = useRuleName();
  const { unit } = ruleOf(name);
  const label = ruleName(name);
  if (unit === 'choice') {
    const choices = DOWNGRADES.map((id, index) => ({ id: String(index), name: word('downgrade', id) }));
    return <FieldSelect name={name} label={label} choices={choices} required />;
  }
  return <FieldRule name={name} rule={name} label={label} />;
}
