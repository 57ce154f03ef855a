import { useText, useWord } from '../../i18n/use-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useActor } from '../../auth/use-actor.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { type Redemption } from './redemptions.data.ts';

const STATES = [
  'OPEN', 'RESERVING', 'VERIFYING', 'PAID', 'DONE', 'CANCELLED', 'EXPIRED', 'REFUSED',
] as const;

/** What was redeemed; a store's people read what is fetched there. */
export default function RedemptionList() {
  const text = useText();
  const word = useWord();
  const places = usePlaces();
  const columns = useColumns();
  const outside = useActor()?.kind === 'tenant';
  if (outside && places.length === 0) return null;
  return (
    <HouseList<Redemption>
      resource="redemptions"
      title={text('redemptions.title')}
      columns={columns}
      sort={{ field: '', order: 'DESC' }}
      defaults={outside ? { outletId: places[0]!.id } : {}}
      to={({ member }) => (member ? `/members/${member.id}/show` : '/redemptions')}
      filters={
        <>
          <FilterSelect source="state" label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('redemptionState', id) }))} />
          <FilterSelect source="outletId" label={text('fields.outlet')}
            choices={places.map(({ id, name }) => ({ id, name }))} />
        </>
      }
    />
  );
}

function useColumns(): readonly Column<Redemption>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  return [
    { key: 'reward', label: text('redemptions.reward'), phone: 'title',
      text: ({ reward }) => (locale === 'zh-CN' ? reward?.nameZh : reward?.nameEn) ?? '—' },
    { key: 'quantity', label: text('redemptions.quantity'), ...count(({ quantity }: Redemption) => quantity) },
    { key: 'member', label: text('fields.member'), phone: 'below',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—' },
    { key: 'points', label: text('fields.points'), phone: 'below', ...count(({ points }: Redemption) => points) },
    { key: 'cash', label: text('redemptions.cash'), ...money(({ cash }: Redemption) => cash) },
    { key: 'outlet', label: text('fields.outlet'), phone: 'below', text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('redemptionState', state) },
    { key: 'redeemedAt', label: text('redemptions.redeemedAt'), align: 'right',
      ...moment(({ redeemedAt }: Redemption) => redeemedAt) },
    { key: 'untilAt', label: text('redemptions.untilAt'), align: 'right',
      ...moment(({ untilAt }: Redemption) => untilAt) },
  ];
}
