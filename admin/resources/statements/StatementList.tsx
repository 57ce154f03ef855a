import { Button } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, identifier, moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { IssueMonth, OpenRegion, RunMonth } from './MonthDialogs.tsx';
import { RunProgress } from './RunProgress.tsx';
import { StatementMark } from './marks.tsx';
import { STATES, type StatementRow } from './statements.data.ts';

/** Head office's desk, and a franchise's own statements. */
export default function StatementList() {
  const text = useText();
  return (
    <HouseList<StatementRow>
      resource="statements"
      title={text('statements.title')}
      columns={useColumns()}
      sort={{ field: '', order: 'DESC' }}
      to={({ id }) => `/statements/${id}/show`}
      above={<RunProgress />}
      filters={<Filters />}
      actions={<Actions />}
    />
  );
}

function Actions() {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<'open' | 'run' | 'issue' | null>(null);
  if (!can('franchises:settle')) return null;
  const close = () => setDialog(null);
  return (
    <>
      <Button variant="contained" onClick={() => setDialog('run')}>{text('statements.run')}</Button>
      <Button color="inherit" onClick={() => setDialog('issue')}>{text('statements.issue')}</Button>
      <Button color="inherit" onClick={() => setDialog('open')}>{text('statements.open')}</Button>
      {dialog === 'open' && <OpenRegion onClose={close} />}
      {dialog === 'run' && <RunMonth onClose={close} />}
      {dialog === 'issue' && <IssueMonth onClose={close} />}
    </>
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  const isHouse = useActor()?.kind === 'operator';
  const regions = useRegionChoices();
  const franchises = useAsk(FranchiseChoicesDocument, {}, { enabled: isHouse }).data?.franchises.items ?? [];
  return (
    <>
      <FilterText source="month" label={text('statements.month')} />
      <FilterSelect source="state" label={text('fields.state')}
        choices={STATES.map((id) => ({ id, name: word('statementState', id) }))} />
      {isHouse && <FilterSelect source="region" label={text('fields.region')} choices={regions} />}
      {isHouse && <FilterSelect source="franchiseId" label={text('fields.franchise')} choices={franchises} />}
      <FilterSelect source="withOpenDisputes" label={text('statements.openDisputes')}
        choices={[{ id: 'true', name: text('statements.withDisputes') }]} />
    </>
  );
}

function useColumns(): readonly Column<StatementRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'number', label: text('statements.number'), phone: 'below',
      ...identifier(({ number }: StatementRow) => number) },
    { key: 'month', label: text('statements.month'), text: ({ month }) => month },
    { key: 'franchise', label: text('fields.franchise'), phone: 'title', text: ({ franchise, month }) => (
      [franchise?.name, month].filter(Boolean).join(' · ')) },
    { key: 'lines', label: text('statements.count'), ...count(({ totals }: StatementRow) => totals.lines) },
    { key: 'amount', label: text('statements.amount'), ...money(({ totals }: StatementRow) => totals.amount) },
    { key: 'carriedIn', label: text('statements.carriedIn'), ...money(({ carriedIn }: StatementRow) => carriedIn) },
    { key: 'disputes', label: text('statements.openDisputes'),
      ...count(({ totals }: StatementRow) => totals.openDisputes) },
    { key: 'due', label: text('statements.due'), phone: 'side', ...money(({ due }: StatementRow) => due) },
    { key: 'carriedOut', label: text('statements.carriedOut'), ...money(({ carriedOut }: StatementRow) => carriedOut) },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('statementState', state),
      show: ({ state }) => <StatementMark state={state} /> },
    { key: 'until', label: text('statements.confirmUntil'), align: 'right',
      ...moment(({ confirmUntil }: StatementRow) => confirmUntil) },
  ];
}
