import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { count, identifier, moment } from '../../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../../parts/list/filters.tsx';
import { HouseList } from '../../../parts/list/HouseList.tsx';
import { Mark } from '../../../parts/Mark.tsx';
import { retireTask, type TaskRow } from '../engagement.data.ts';
import { EditTask } from './EditTask.tsx';

type Doing = { readonly what: 'edit' | 'retire'; readonly task: TaskRow } | { readonly what: 'create' };

export default function TaskList() {
  const text = useText();
  const word = useWord();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<TaskRow>
        resource="tasks"
        title={text('tasks.title')}
        columns={useColumns(setDoing)}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'USED' }}
        actions={
          <Button variant="contained" onClick={() => setDoing({ what: 'create' })}>{text('tasks.create')}</Button>
        }
        filters={
          <>
            <FilterText source="search" label={text('tasks.search')} />
            <FilterSelect source="state" label={text('fields.state')}
              choices={(['USED', 'RETIRED'] as const).map((id) => ({ id, name: word('taskState', id) }))} />
          </>
        }
      />
      {doing?.what === 'create' && <EditTask task={null} onClose={close} />}
      {doing?.what === 'edit' && <EditTask task={doing.task} onClose={close} />}
      {doing?.what === 'retire' && <RetireTask task={doing.task} onClose={close} />}
    </>
  );
}

function useColumns(act: (doing: Doing) => void): readonly Column<TaskRow>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return [
    { key: 'name', label: text('tasks.one'), phone: 'title',
      text: ({ nameZh, nameEn }) => (format.locale === 'zh-CN' ? nameZh : nameEn) },
    { key: 'code', label: text('fields.code'), ...identifier(({ code }: TaskRow) => code) },
    { key: 'cadence', label: text('tasks.cadence'), phone: 'below',
      text: ({ cadence, proof }) => `${word('taskCadence', cadence)} · ${word('taskProof', proof)}` },
    { key: 'points', label: text('tasks.each'), phone: 'side', ...count(({ points }: TaskRow) => points) },
    { key: 'spent', label: text('tasks.spent'), align: 'right', phone: 'below',
      text: ({ spent, budget }) => `${format.number(spent)} / ${format.number(budget)}` },
    { key: 'funder', label: text('tasks.funder'), text: ({ funder }) => funder?.name ?? text('shared.headOffice') },
    { key: 'startsAt', label: text('tasks.startsAt'), ...moment(({ startsAt }: TaskRow) => startsAt) },
    { key: 'endsAt', label: text('tasks.until'), ...moment(({ endsAt }: TaskRow) => endsAt) },
    {
      key: 'state', label: text('fields.state'),
      text: ({ retiredAt }) => word('taskState', retiredAt ? 'RETIRED' : 'USED'),
      show: ({ retiredAt }) => (
        <Mark tone={retiredAt ? 'plain' : 'good'}>{word('taskState', retiredAt ? 'RETIRED' : 'USED')}</Mark>),
    },
    {
      key: 'acts', label: '\u00a0', align: 'right', phone: 'actions', text: () => '',
      show: (task) => !task.retiredAt && (
        <>
          <Button color="inherit" onClick={() => act({ what: 'retire', task })}>{text('tasks.retire')}</Button>
          <Button onClick={() => act({ what: 'edit', task })}>{text('actions.edit')}</Button>
        </>
      ),
    },
  ];
}

function RetireTask({ task: { id, version }, onClose }: { task: TaskRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(() => retireTask(id, version), [id, version]);
  return (
    <CommandDialog name={`task-retire.${id}`} title={text('tasks.retireTitle')} hint={text('tasks.retireHint')} danger
      submit={text('tasks.retire')} defaults={{}} onClose={onClose} run={run} done={() => text('tasks.retired')} />
  );
}
