import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import type { Column } from '../../../parts/list/columns.ts';
import { count, moment } from '../../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../../parts/list/filters.tsx';
import { HouseList } from '../../../parts/list/HouseList.tsx';
import { State } from '../../../parts/State.tsx';
import type { CaseRow } from '../engagement.data.ts';
import { MemberLink, memberName } from '../MemberLink.tsx';
import { DecideCase, type Deed } from './DecideCase.tsx';

const STATES = ['OPEN', 'CLEARED', 'CONFIRMED'] as const;
interface Doing { readonly deed: Deed; readonly row: CaseRow }

/** Whom the house looks at for abuse: what was found, and what people decide. */
export default function CaseList() {
  const text = useText();
  const word = useWord();
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <>
      <HouseList<CaseRow>
        resource="abuseCases"
        title={text('abuseCases.title')}
        columns={useColumns(setDoing)}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'OPEN' }}
        filters={
          <FilterSelect source="state" label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('abuseCaseState', id) }))} />
        }
      />
      {doing && <DecideCase {...doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function useFindings(): (row: CaseRow) => string[] {
  const text = useText();
  const format = useFormat();
  return ({ findings }) => findings.map(({ rule, found, limit, where }) => {
    if (rule === 'SELF_REFERRAL') return text('abuseCases.selfReferral');
    if (rule === 'PHONE_CHANGE') {
      return text('abuseCases.phoneChange', { found: format.number(found), limit: format.number(limit) });
    }
    if (rule === 'DEVICES' || rule === 'SHARED_DEVICE') {
      return text(rule === 'DEVICES' ? 'abuseCases.devices' : 'abuseCases.sharedDevice',
        { where, found: format.number(found), limit: format.number(limit) });
    }
    return rule === 'REFUNDS'
      ? text('abuseCases.refunds', { where, found: format.bps(found), limit: format.bps(limit) })
      : text('abuseCases.earnings', { where, found: format.number(found), limit: format.number(limit) });
  });
}

function useColumns(act: (doing: Doing) => void): readonly Column<CaseRow>[] {
  const text = useText();
  const word = useWord();
  const findingsOf = useFindings();
  const decided = ({ decidedBy, note, looks }: CaseRow) =>
    [decidedBy && word('actorName', decidedBy), note, looks > 1 && text('abuseCases.look', { count: looks })]
      .filter(Boolean).join(' · ') || '—';
  return [
    { key: 'member', label: text('fields.member'), phone: 'title', text: ({ member }) => memberName(member),
      show: ({ member }) => <MemberLink member={member} /> },
    { key: 'score', label: text('abuseCases.score'), ...count(({ score }: CaseRow) => score) },
    { key: 'findings', label: text('abuseCases.findings'), phone: 'below', text: (row) => findingsOf(row).join('\n'),
      show: (row) => findingsOf(row).map((line) => <Box key={line}>{line}</Box>) },
    { key: 'held', label: text('abuseCases.held'), ...count(({ heldPoints }: CaseRow) => heldPoints) },
    { key: 'openedAt', label: text('abuseCases.openedAt'), ...moment(({ openedAt }: CaseRow) => openedAt) },
    { key: 'note', label: text('abuseCases.note'), phone: 'below', text: decided },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('abuseCaseState', state),
      show: ({ state }) => <State kind="abuseCaseState" value={state} /> },
    {
      key: 'acts', label: '\u00a0', align: 'right', phone: 'actions', text: () => '',
      show: (row) => (row.state === 'OPEN' ? (
        <>
          <Button color="inherit" onClick={() => act({ deed: 'clear', row })}>{text('abuseCases.clear')}</Button>
          <Button variant="outlined" onClick={() => act({ deed: 'confirm', row })}>{text('abuseCases.confirm')}</Button>
        </>
      ) : <Button color="inherit" onClick={() => act({ deed: 'reopen', row })}>{text('abuseCases.reopen')}</Button>),
    },
  ];
}
