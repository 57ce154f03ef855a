import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, money, share } from '../../parts/list/export/kinds.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { useClassName, useNamed } from '../../parts/words/use-named.ts';
import { drilled } from './drill.ts';
import { MarginFilters } from './MarginFilters.tsx';
import { MarginTotals } from './MarginTotals.tsx';
import { defaultDays, type MarginRow } from './margins.data.ts';

/** What sales left over their cost, by one or two dimensions; a row opens what it is made of. */
export default function MarginList() {
  const text = useText();
  const region = useRegion();
  const columns = useColumns();
  return (
    <HouseList<MarginRow>
      key={region.code}
      resource="margins"
      title={text('margins.title')}
      columns={columns}
      sort={{ field: 'NET', order: 'DESC' }}
      defaults={{ by: 'CLASS', region: region.code, ...defaultDays() }}
      kept={{ region: region.code }}
      to={({ asked, keys }) => `/margins?filter=${encodeURIComponent(JSON.stringify(drilled(asked, keys)))}`}
      above={<MarginTotals />}
      filters={<MarginFilters />}
    />
  );
}

type Key = MarginRow['keys'][number];

/** A key in the words of whoever reads it. */
function useKeySaid(): (key: Key | undefined) => string {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  const named = useNamed();
  const picked = usePickedName();
  return (key) => {
    if (!key) return '—';
    if (key.key === '') return text('margins.none');
    switch (key.by) {
      case 'CLASS': return called(key.marginClass);
      case 'CATEGORY': return word('category', key.key.toUpperCase());
      case 'PRODUCT': return key.product?.nameZh ? picked(key.product) : key.key;
      case 'OUTLET': return key.outlet?.name ?? key.key;
      case 'CHANNEL': return key.channel?.name ?? key.key;
      case 'REGION': return named(key.region);
      default: return key.key;
    }
  };
}

function useColumns(): readonly Column<MarginRow>[] {
  const text = useText();
  const format = useFormat();
  const said = useKeySaid();
  return [
    { key: 'by', label: text('margins.by'), sort: 'KEY', phone: 'title', text: ({ keys }) => said(keys[0]) },
    { key: 'and', label: text('margins.and'), phone: 'below', text: ({ keys }) => said(keys[1]) },
    { key: 'net', label: text('margins.net'), sort: 'NET', phone: 'below',
      ...money(({ sums }: MarginRow) => sums.net) },
    { key: 'netShare', label: text('margins.netShare'), ...share(({ netShareBps }: MarginRow) => netShareBps) },
    { key: 'cost', label: text('fields.cost'), ...money(({ sums }: MarginRow) => sums.cost) },
    { key: 'margin', label: text('fields.margin'), sort: 'MARGIN', phone: 'side',
      ...money(({ sums }: MarginRow) => sums.margin) },
    { key: 'bps', label: text('margins.marginBps'), sort: 'MARGIN_BPS', phone: 'side',
      ...share(({ sums }: MarginRow) => sums.marginBps) },
    { key: 'marginShare', label: text('margins.marginShare'),
      ...share(({ marginShareBps }: MarginRow) => marginShareBps) },
    { key: 'pieces', label: text('margins.pieces'), sort: 'PIECES', ...count(({ sums }: MarginRow) => sums.pieces) },
    { key: 'unknown', label: text('margins.unknown'), sort: 'UNKNOWN_COST', align: 'right', phone: 'below',
      text: ({ sums }) => (sums.unknownLineCount === 0 ? '—' : text('margins.unknownLines',
        { count: sums.unknownLineCount, net: format.money(sums.unknownNet) })) },
  ];
}
