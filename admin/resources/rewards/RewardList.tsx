import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import type { Format } from '../../i18n/make-format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { EditReward } from './EditReward.tsx';
import { KINDS, type RewardRow } from './rewards.data.ts';

/** What points buy: drafts, what is offered, and what was. */
export default function RewardList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <>
      <HouseList<RewardRow>
        resource="rewards"
        title={text('rewards.title')}
        columns={useColumns()}
        sort={{ field: '', order: 'DESC' }}
        to={({ id }) => `/rewards/${id}/show`}
        actions={can('rewards:write') && (
          <Button variant="contained" onClick={() => setOpen(true)}>{text('rewards.create')}</Button>
        )}
        filters={
          <>
            <FilterText source="search" label={text('rewards.search')} />
            <FilterSelect source="state" label={text('fields.state')}
              choices={(['DRAFT', 'SHOWN', 'RETIRED'] as const).map((id) => ({ id, name: word('rewardState', id) }))} />
            <FilterSelect source="kind" label={text('fields.kind')}
              choices={KINDS.map((id) => ({ id, name: word('rewardKind', id) }))} />
          </>
        }
      />
      {open && <EditReward reward={null} onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<RewardRow>[] {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  const price = ({ prices }: RewardRow, format: Format) => prices.map(({ programme, points, cash }) => (
    `${programme} ${format.number(points)} ${text('shared.units.points')}${/[1-9]/.test(cash.amount)
      ? ` + ${format.money(cash)}` : ''}`)).join(' · ');
  const left = ({ shelves }: RewardRow, format: Format) => (shelves.length === 0 ? '—'
    : shelves.some((shelf) => shelf.left === null) ? text('rewards.endless')
      : format.number(shelves.reduce((sum, shelf) => sum + (shelf.left ?? 0), 0)));
  return [
    { key: 'name', label: text('rewards.one'), phone: 'title',
      text: ({ nameZh, nameEn }) => (locale === 'zh-CN' ? nameZh : nameEn) },
    { key: 'code', label: text('fields.code'), text: ({ code }) => code },
    { key: 'kind', label: text('fields.kind'), phone: 'below', text: ({ kind }) => word('rewardKind', kind) },
    { key: 'price', label: text('rewards.prices'), phone: 'below', text: price },
    { key: 'left', label: text('rewards.left'), align: 'right', text: left },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('rewardState', state) },
    { key: 'updatedAt', label: text('rewards.updatedAt'), align: 'right',
      ...moment(({ updatedAt }: RewardRow) => updatedAt) },
  ];
}
