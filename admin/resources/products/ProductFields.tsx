import { useAsk } from '../../graph/use-ask.ts';
import { ExclusiveChoicesDocument } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldPurity } from '../../parts/form/FieldPurity.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { EditedField } from '../../parts/form/stale.ts';
import { FacetFields, useFacetEdits } from './facets/FacetFields.tsx';
import { MediaField } from './media/MediaField.tsx';
import type { ProductValues } from './product-values.ts';
import { CATEGORIES, DEMAND_CLASSES, METALS } from './words.ts';

/** What a new product and a known one are described with. */
export function ProductFields() {
  const text = useText();
  const word = useWord();
  const { data } = useAsk(ExclusiveChoicesDocument, {});
  return (
    <>
      <FieldRow>
        <FieldText name="nameZh" label={text('fields.nameZh')} required maxLength={120} />
        <FieldText name="nameEn" label={text('fields.nameEn')} required maxLength={120} />
      </FieldRow>
      <FieldRow>
        <FieldSelect
          name="category"
          label={text('fields.category')}
          choices={CATEGORIES.map((id) => ({ id, name: word('category', id) }))}
          required
        />
        <FieldSelect
          name="demandClass"
          label={text('fields.demandClass')}
          choices={DEMAND_CLASSES.map((id) => ({ id, name: word('demandClass', id) }))}
          required
        />
        <FieldSelect
          name="metal"
          label={text('fields.metal')}
          choices={METALS.map((id) => ({ id, name: word('metal', id) }))}
          required
        />
        <FieldPurity />
        <FieldText name="craft" label={text('fields.craft')} maxLength={60} />
        <FieldText name="series" label={text('fields.series')} maxLength={60} />
        <FieldText name="tags" label={text('fields.tags')} help={text('products.tagsHelp')} />
        <FieldText
          name="leadTimeDays"
          label={text('fields.leadTimeDays')}
          whole
          unit={text('shared.units.days')}
          range={text('shared.allowed', { low: 0, high: 365 })}
        />
      </FieldRow>
      <FieldText name="stones" label={text('fields.stones')} help={text('products.stonesHelp')} rows={2} />
      <MediaField />
      <FacetFields />
      <FieldCheck name="memberOnly" label={text('fields.memberOnly')} />
      <FieldChoices
        name="exclusiveChannelIds"
        label={`${text('fields.exclusiveChannels')} · ${text('products.exclusiveHelp')}`}
        choices={data?.channels ?? []}
      />
      <FieldChoices
        name="exclusiveFranchiseIds"
        label={`${text('fields.exclusiveFranchises')} · ${text('products.exclusiveHelp')}`}
        choices={data?.franchises.items ?? []}
      />
    </>
  );
}

/** The same fields as they are compared when somebody else was faster. */
export function useProductEdits(): readonly EditedField<ProductValues>[] {
  const text = useText();
  const word = useWord();
  const { data } = useAsk(ExclusiveChoicesDocument, {});
  const nameOf = (list: readonly { id: string; name: string }[] | undefined) => (id: string) =>
    list?.find((one) => one.id === id)?.name ?? id;
  return [
    { name: 'nameZh', label: text('fields.nameZh') },
    { name: 'nameEn', label: text('fields.nameEn') },
    { name: 'category', label: text('fields.category'), words: (id) => word('category', id) },
    { name: 'demandClass', label: text('fields.demandClass'), words: (id) => word('demandClass', id) },
    { name: 'metal', label: text('fields.metal'), words: (id) => word('metal', id) },
    { name: 'purity', label: text('fields.purity') },
    { name: 'craft', label: text('fields.craft') },
    { name: 'series', label: text('fields.series') },
    { name: 'tags', label: text('fields.tags') },
    { name: 'leadTimeDays', label: text('fields.leadTimeDays') },
    { name: 'stones', label: text('fields.stones') },
    { name: 'media', label: text('fields.media') },
    ...useFacetEdits(),
    { name: 'memberOnly', label: text('fields.memberOnly'), words: (value) => word('yesNo', value) },
    { name: 'retired', label: text('fields.retired'), words: (value) => word('yesNo', value) },
    {
      name: 'exclusiveChannelIds',
      label: text('fields.exclusiveChannels'),
      words: nameOf(data?.channels),
    },
    {
      name: 'exclusiveFranchiseIds',
      label: text('fields.exclusiveFranchises'),
      words: nameOf(data?.franchises.items),
    },
  ];
}
