import { Button } from '@mui/material';
import { useState } from 'react';
import type { MergeMemberFragment } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { DecideMergeCase } from './DecideMergeCase.tsx';
import { Hints } from './Hints.tsx';
import type { MergeCaseRow } from './merge-cases.data.ts';

interface Deciding {
  readonly row: MergeCaseRow;
  readonly merge: boolean;
}

export default function MergeCaseList() {
  const text = useText();
  const word = useWord();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const columns = useColumns(setDeciding);
  return (
    <>
      <HouseList<MergeCaseRow>
        resource="mergeCases"
        title={text('mergeCases.mergeCases')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'OPEN' }}
        filters={
          <FilterSelect
            source="state"
            label={text('fields.state')}
            choices={(['OPEN', 'MERGED', 'DISMISSED'] as const).map((id) => ({ id, name: word('merge', id) }))}
          />
        }
      />
      <Hints />
      {deciding && <DecideMergeCase {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

const nameOf = (member: MergeMemberFragment | null) =>
  member ? `${member.displayName ?? ''} ${member.cardNumber}` : '—';

function useColumns(onDecide: (deciding: Deciding) => void): readonly Column<MergeCaseRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'member', label: text('fields.member'), phone: 'title', text: ({ member }) => nameOf(member) },
    { key: 'other', label: text('fields.otherMember'), phone: 'below', text: ({ otherMember }) => nameOf(otherMember) },
    { key: 'openedAt', label: text('fields.openedAt'), ...moment(({ openedAt }: MergeCaseRow) => openedAt) },
    {
      key: 'decidedBy',
      label: text('fields.decidedBy'),
      text: ({ decidedBy, decisionReason }) =>
        [decidedBy && word('actorName', decidedBy), decisionReason].filter(Boolean).join(' · ') || '—',
    },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('merge', state),
      show: ({ state }) => <State kind="merge" value={state} />,
    },
    {
      key: 'decide',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) =>
        row.state === 'OPEN' && (
          <>
            <Button color="inherit" onClick={() => onDecide({ row, merge: false })}>
              {text('actions.dismiss')}
            </Button>
            <Button variant="outlined" onClick={() => onDecide({ row, merge: true })}>
              {text('actions.merge')}
            </Button>
          </>
        ),
    },
  ];
}
