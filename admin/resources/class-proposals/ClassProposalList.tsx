import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { count, moment, money, share } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { State } from '../../parts/State.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import type { ProposalRow } from './class-proposals.data.ts';
import { DecideProposal } from './DecideProposal.tsx';

const STATES = ['OPEN', 'CONFIRMED', 'DISMISSED', 'LAPSED'] as const;

interface Deciding {
  readonly row: ProposalRow;
  readonly adopt: boolean;
}

/** Classes that measured margins propose: a person adopts them from a date on, or leaves the class as it is. */
export default function ClassProposalList() {
  const text = useText();
  const word = useWord();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const columns = useColumns(setDeciding);
  return (
    <>
      <HouseList<ProposalRow>
        resource="classProposals"
        title={text('classProposals.title')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'OPEN' }}
        to={({ product }) => `/products/${product?.id}/show`}
        filters={
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('classProposal', id) }))}
          />
        }
      />
      {deciding && <DecideProposal {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function useColumns(onDecide: (deciding: Deciding) => void): readonly Column<ProposalRow>[] {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  const named = usePickedName();
  const can = useCan();
  const columns: Column<ProposalRow>[] = [
    { key: 'style', label: text('classProposals.style'), phone: 'title',
      text: ({ product }) => (product ? named(product) : '—') },
    { key: 'present', label: text('classProposals.present'), phone: 'below',
      text: ({ presentClass }) => called(presentClass) },
    { key: 'proposed', label: text('classProposals.proposed'), phone: 'below',
      text: ({ proposedClass }) => called(proposedClass) },
    { key: 'bps', label: text('classProposals.marginBps'), phone: 'side',
      ...share(({ marginBps }: ProposalRow) => marginBps) },
    { key: 'pieces', label: text('classProposals.pieces'), ...count(({ knownPieces }: ProposalRow) => knownPieces) },
    { key: 'net', label: text('classProposals.net'), ...money(({ net }: ProposalRow) => net) },
    { key: 'measured', label: text('classProposals.measured'),
      text: ({ measuredFrom, measuredUntil }, format) =>
        `${format.date(measuredFrom)} – ${format.date(measuredUntil)}` },
    { key: 'proposedAt', label: text('fields.at'), ...moment(({ proposedAt }: ProposalRow) => proposedAt) },
    { key: 'decidedBy', label: text('fields.decidedBy'),
      text: ({ decidedBy, reason }) => [decidedBy, reason].filter(Boolean).join(' · ') || '—' },
    { key: 'effectiveAt', label: text('fields.effectiveAt'),
      ...moment(({ effectiveAt }: ProposalRow) => effectiveAt) },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('classProposal', state),
      show: ({ state }) => <State kind="classProposal" value={state} /> },
  ];
  if (!can('catalog:policy')) return columns;
  return [...columns, {
    key: 'decide', label: '\u00a0', align: 'right', phone: 'actions', text: () => '',
    show: (row) => row.state === 'OPEN' && (
      <>
        <Button color="inherit" onClick={() => onDecide({ row, adopt: false })}>{text('actions.leaveClass')}</Button>
        <Button variant="outlined" onClick={() => onDecide({ row, adopt: true })}>{text('actions.adoptClass')}</Button>
      </>
    ),
  }];
}
