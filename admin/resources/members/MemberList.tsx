import { useActor } from '../../auth/use-actor.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, dayOfMoment, identifier } from '../../parts/list/export/kinds.ts';
import { FilterDay, FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { useText, useWord } from '../../i18n/use-text.ts';
import { TierMark } from '../../parts/words/TierMark.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import type { MemberRow } from './members.data.ts';

const SOURCES = ['STORE', 'ONLINE', 'EVENT', 'REFERRAL', 'PARCEL_CARD'] as const;

export default function MemberList() {
  const text = useText();
  const columns = useColumns();
  return (
    <HouseList<MemberRow>
      resource="members"
      title={text('members.title')}
      columns={columns}
      sort={{ field: 'ENROLLED_AT', order: 'DESC' }}
      to={({ id }) => `/members/${id}/show`}
      filters={<Filters />}
    />
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  const regions = useRegionChoices();
  return (
    <>
      <FilterText source="search" label={text('layout.search')} />
      <FilterSelect
        source="region"
        label={text('members.region')}
        choices={regions}
      />
      <FilterSelect
        source="source"
        label={text('fields.source')}
        choices={SOURCES.map((id) => ({ id, name: word('source', id) }))}
      />
      <FilterDay source="enrolledFrom" label={text('fields.enrolledFrom')} />
      <FilterDay source="enrolledTo" label={text('fields.enrolledTo')} />
    </>
  );
}

function useColumns(): readonly Column<MemberRow>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  // Cards of whom a franchise knows as pseudonyms stand in no order.
  const isOfHouse = useActor()?.kind === 'operator';
  const home = (row: MemberRow) => {
    if (!row.attribution) return '—';
    return row.attribution.franchise?.name ?? text('shared.headOffice');
  };
  return [
    { key: 'name', label: text('fields.name'), phone: 'title', text: ({ displayName }) => displayName ?? '—' },
    {
      key: 'card',
      label: text('fields.cardNumber'),
      ...(isOfHouse ? { sort: 'CARD_NUMBER' as const } : {}),
      phone: 'below',
      ...identifier(({ cardNumber }: MemberRow) => cardNumber),
    },
    {
      key: 'phone',
      label: text('fields.phone'),
      phone: 'below',
      ...identifier(({ phoneMasked }: MemberRow) => phoneMasked),
    },
    {
      key: 'tier',
      label: text('fields.tier'),
      phone: 'side',
      text: ({ loyalty }) => named(loyalty?.tier.tier),
      show: ({ loyalty }) => <TierMark tier={loyalty?.tier.tier} />,
    },
    {
      key: 'points',
      label: text('fields.available'),
      phone: 'side',
      ...count(({ loyalty }: MemberRow) => loyalty?.available),
    },
    { key: 'region', label: text('members.region'), text: ({ region }) => named(region) },
    { key: 'city', label: text('fields.city'), phone: 'below', text: ({ city }) => city ?? '—' },
    { key: 'home', label: text('members.attribution'), text: home },
    { key: 'source', label: text('fields.source'), text: ({ source }) => word('source', source) },
    {
      key: 'enrolledAt',
      label: text('fields.enrolledAt'),
      sort: 'ENROLLED_AT',
      align: 'right',
      ...dayOfMoment(({ enrolledAt }: MemberRow) => enrolledAt),
    },
  ];
}
