import { useListContext } from 'react-admin';
import { MarginOutletNameDocument, MarginProductNameDocument, type MarginBy } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Choice } from '../../parts/form/fields.tsx';
import { FilterDay, FilterSelect } from '../../parts/list/filters.tsx';
import { usePickedName, usePicks } from '../../parts/pickers/use-picks.ts';
import { useClassChoices, useHomeCurrencies, useRegionChoices } from '../../parts/words/use-words.ts';
import { CATEGORIES } from '../products/products.data.ts';
import { OF_NONE } from './drill.ts';

const BYS: readonly MarginBy[] = [
  'CLASS', 'CATEGORY', 'SERIES', 'PRODUCT', 'OUTLET', 'CHANNEL', 'REGION', 'MONTH', 'DAY',
];

/** What is told apart, and of which sales. */
export function MarginFilters() {
  const text = useText();
  const word = useWord();
  const regions = useRegionChoices();
  const bys = BYS.map((id) => ({ id, name: word('marginBy', id) }));
  const kinds = [...CATEGORIES.map((id) => ({ id: id.toLowerCase(), name: word('category', id) })),
    { id: OF_NONE, name: text('margins.none') }];
  return (
    <>
      <FilterSelect source="by" label={text('margins.by')} choices={bys} />
      <FilterSelect source="and" label={text('margins.and')} choices={bys} />
      <FilterDay source="from" label={text('fields.paidFrom')} />
      <FilterDay source="until" label={text('fields.paidTo')} />
      <FilterSelect source="currency" label={text('fields.currency')}
        choices={useHomeCurrencies().map((id) => ({ id, name: id }))} />
      <FilterSelect source="outletRegion" label={text('margins.outletRegion')} choices={regions} />
      <FilterSelect source="channelId" label={text('fields.channel')} choices={usePicks('channels', '', true)} />
      <FilterSelect source="outletId" label={text('fields.outlet')} choices={useOutlets()} />
      <FilterSelect source="marginClass" label={text('fields.marginClass')} choices={useClassChoices()} />
      <FilterSelect source="category" label={text('fields.category')} choices={kinds} />
      <Drilled />
    </>
  );
}

/** Series and styles are many: they are chosen by opening a row, and shown here once they are. */
function Drilled() {
  const text = useText();
  const { series, productId } = useListContext().filterValues as { series?: string; productId?: string };
  const named = usePickedName();
  const asked = useAsk(MarginProductNameDocument, { id: productId ?? '' }, { enabled: Boolean(productId) });
  const style = asked.data?.product;
  return (
    <>
      {series && (
        <FilterSelect source="series" label={text('fields.series')}
          choices={[{ id: series, name: series === OF_NONE ? text('margins.none') : series }]} />
      )}
      {productId && (
        <FilterSelect source="productId" label={text('margins.style')}
          choices={[{ id: productId, name: style ? named(style) : '…' }]} />
      )}
    </>
  );
}

/** The first of them, and the one that is chosen. */
function useOutlets(): Choice[] {
  const { outletId } = useListContext().filterValues as { outletId?: string };
  const first = usePicks('outlets', '', true);
  const isThere = !outletId || first.some(({ id }) => id === outletId);
  const { data } = useAsk(MarginOutletNameDocument, { id: outletId ?? '' }, { enabled: !isThere });
  return isThere ? first : [...first, { id: outletId, name: data?.outlet?.name ?? '…' }];
}
