import { useText } from '../../../i18n/use-text.ts';
import { FieldChoices } from '../../../parts/form/FieldChoices.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import { useTierChoices } from '../../../parts/pickers/use-picks.ts';
import type { EditedField } from '../../../parts/form/stale.ts';
import type { FacetValues } from './facet-values.ts';

/** The terms of its sale, its story and its care: each group whole or left out. */
export function FacetFields() {
  const text = useText();
  return (
    <>
      <FieldRow>
        <FieldText name="theme" label={text('fields.theme')} maxLength={60} />
        <FieldText
          name="limitedTo"
          label={text('fields.limitedTo')}
          help={text('products.limitedHelp')}
          whole
          range={text('shared.allowed', { low: 1, high: '9,999' })}
        />
        <FieldText name="presaleFrom" label={text('fields.presaleFrom')} type="datetime-local" />
        <FieldText name="presaleEndsAt" label={text('fields.presaleEndsAt')} type="datetime-local" />
        <FieldText name="deliversOn" label={text('fields.deliversOn')} type="date" />
        <FieldText name="earlyFrom" label={text('fields.earlyFrom')} type="datetime-local" />
        <FieldText name="earlyEndsAt" label={text('fields.earlyEndsAt')} type="datetime-local" />
      </FieldRow>
      <FieldChoices name="earlyTiers" label={text('fields.earlyTiers')} choices={useTierChoices()} />
      <FieldRow>
        <FieldText name="storyZh" label={text('fields.storyZh')} rows={3} maxLength={2000} />
        <FieldText name="storyEn" label={text('fields.storyEn')} rows={3} maxLength={2000} />
        <FieldText name="careZh" label={text('fields.careZh')} rows={2} maxLength={2000} />
        <FieldText name="careEn" label={text('fields.careEn')} rows={2} maxLength={2000} />
      </FieldRow>
    </>
  );
}

const NAMES = [
  'theme', 'limitedTo', 'presaleFrom', 'presaleEndsAt', 'deliversOn', 'earlyFrom', 'earlyEndsAt', 'earlyTiers',
  'storyZh', 'storyEn', 'careZh', 'careEn',
] as const satisfies readonly (keyof FacetValues)[];

/** The same as they are compared when somebody else was faster. */
export function useFacetEdits(): readonly EditedField<FacetValues>[] {
  const text = useText();
  return NAMES.map((name) => ({ name, label: text(`fields.${name}`) }));
}
