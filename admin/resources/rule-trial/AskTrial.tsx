import { useCallback } from 'react';
import { AskTrialDocument, type AskTrialMutation, type RuleTrialsQuery } from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useKnownClasses } from '../../parts/words/use-words.ts';
import { fieldOf, rulesOf, TRIAL_NUMBERS, valuesOf, type TrialValues } from './trial-values.ts';

interface DialogProps {
  readonly rules: RuleTrialsQuery['franchisePolicy']['rules'];
  readonly onClose: () => void;
}

export function AskTrial({ rules, onClose }: DialogProps) {
  const text = useText();
  const named = useNamed();
  const classes = useKnownClasses();
  const codes = classes.map(({ code }) => code);
  // By what they say, not by the list they are in.
  const spelt = codes.join(' ');
  const run = useCallback(async (values: TrialValues, idempotencyKey: string) =>
    (await ask(AskTrialDocument, {
      input: { rules: rulesOf(values, spelt.split(' ')), idempotencyKey } })).askAttributionTrial,
  [spelt]);
  return (
    <CommandDialog<TrialValues, AskTrialMutation['askAttributionTrial']>
      name="rule-trial"
      title={text('ruleTrial.ask')}
      hint={text('ruleTrial.hint')}
      submit={text('actions.tryRules')}
      defaults={valuesOf(rules, codes)}
      onClose={onClose}
      run={run}
      done={() => text('ruleTrial.asked')}>
      {classes.map((one) => (
        <FieldText key={one.code} name={fieldOf(one.code)} label={text('ruleTrial.rate', { name: named(one) })}
          required numeric whole />
      ))}
      {TRIAL_NUMBERS.map((name) => (
        <FieldText key={name} name={name} label={text(`ruleTrial.${name}`)} required numeric whole />
      ))}
    </CommandDialog>
  );
}
