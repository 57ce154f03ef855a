import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from '../form/Failure.tsx';
import { RuleGroup } from './RuleGroup.tsx';
import { ruleOf, type Group } from './rule-tree.ts';
import { countRule, type Counted, type RuleOwner } from './segment-rule.data.ts';

/** A rule as it is built, the form's `rule`; counted before it is saved. */
export function RuleBuilder({ owner }: { owner: RuleOwner }) {
  const text = useText();
  const format = useFormat();
  const refusal = useRefusal();
  const { watch, setValue } = useFormContext<{ rule: Group }>();
  const rule = watch('rule');
  const [answer, setAnswer] = useState<Counted | null>(null);
  const [trouble, setTrouble] = useState(false);
  const count = () => {
    setTrouble(false);
    countRule(ruleOf(rule), owner).then(setAnswer, () => setTrouble(true));
  };
  const [error] = answer?.userErrors ?? [];
  return (
    <>
      <RuleGroup
        group={rule}
        onChange={(next) => {
          setAnswer(null);
          setValue('rule', next, { shouldDirty: true });
        }}
      />
      <Box><Button variant="outlined" onClick={count}>{text('segments.count')}</Button></Box>
      {trouble && <Alert severity="error">{text('segments.countFailed')}</Alert>}
      {error && <Alert severity="warning">{refusal(error.code, error.message, 'rule')}</Alert>}
      {answer && !error && (
        <Alert severity="info">
          {text('segments.counted', { members: format.number(answer.members), among: format.number(answer.among) })}
        </Alert>
      )}
    </>
  );
}
