import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { proposeTerms } from './plans.data.ts';

interface Values { region: string; textZh: string; textEn: string; review: string }

/** Texts of a region with where their legal review is filed; another person puts them in force. */
export function ProposeTerms({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: Values, idempotencyKey: string) => proposeTerms({ ...values, idempotencyKey }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof proposeTerms>>>
      name="propose-plan-terms"
      title={text('plans.propose')}
      hint={text('plans.proposeHint')}
      submit={text('plans.propose')}
      wide
      defaults={{ region: '', textZh: '', textEn: '', review: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.proposed')}>
      <FieldSelect name="region" label={text('fields.region')} required choices={useRegionChoices()} />
      <FieldText name="textZh" label={text('plans.textZh')} rows={6} required maxLength={20_000} />
      <FieldText name="textEn" label={text('plans.textEn')} rows={6} required maxLength={20_000} />
      <FieldText name="review" label={text('plans.review')} required maxLength={200} />
    </CommandDialog>
  );
}
