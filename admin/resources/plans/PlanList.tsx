import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { KINDS, STATES, type GoldPlanRow } from './plans.data.ts';
import { useGrams } from '../../parts/use-grams.ts';

/** Who saves, and how far. */
export default function PlanList() {
  const text = useText();
  const word = useWord();
  return (
    <HouseList<GoldPlanRow>
      resource="goldPlans"
      title={text('plans.title')}
      columns={useColumns()}
      sort={{ field: '', order: 'DESC' }}
      to={({ id }) => `/goldPlans/${id}/show`}
      filters={
        <>
          <FilterSelect source="state" label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('goldPlanState', id) }))} />
          <FilterSelect source="kind" label={text('fields.kind')}
            choices={KINDS.map((id) => ({ id, name: word('goldPlanKind', id) }))} />
        </>
      }
    />
  );
}

function useColumns(): readonly Column<GoldPlanRow>[] {
  const text = useText();
  const word = useWord();
  const grams = useGrams();
  return [
    { key: 'member', label: text('fields.member'), phone: 'title',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—' },
    { key: 'kind', label: text('fields.kind'), phone: 'below', text: ({ kind }) => word('goldPlanKind', kind) },
    { key: 'saves', label: text('plans.level'), align: 'right', text: ({ level, beanGrams }, format) => (
      level ? format.money(level) : grams((beanGrams ?? 0) * 1_000)) },
    { key: 'paid', label: text('plans.paid'), align: 'right', phone: 'below',
      text: ({ paid, instalments }) => text('plans.paidOf', { paid, all: instalments }) },
    { key: 'principal', label: text('plans.principal'), ...money(({ principal }: GoldPlanRow) => principal) },
    { key: 'gold', label: text('plans.gold'), align: 'right', text: ({ goldMilligrams }) => grams(goldMilligrams) },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state, standing }) => (
      standing?.isPaused ? text('plans.paused') : word('goldPlanState', state)) },
    { key: 'openedAt', label: text('plans.openedAt'), align: 'right',
      ...moment(({ openedAt }: GoldPlanRow) => openedAt) },
  ];
}
