import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { SharingTermsListDocument, type SharingVerdict } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark, toneOf } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { DecideTerms } from './DecideTerms.tsx';
import { ProposeTerms } from './ProposeTerms.tsx';
import type { SharingTermsRow } from './sharing-terms.data.ts';

interface Decides { readonly row: SharingTermsRow; readonly verdict: SharingVerdict }

/** What franchises are shown of members: what head office said, and what waits for a second person. */
export default function SharingTermsPage() {
  const text = useText();
  const [proposes, setProposes] = useState(false);
  const [decides, setDecides] = useState<Decides | null>(null);
  const columns = useColumns(setDecides);
  const asked = useAsk(SharingTermsListDocument, {});
  return (
    <Page
      title={text('sharingTerms.title')}
      actions={<Button variant="contained" onClick={() => setProposes(true)}>{text('sharingTerms.propose')}</Button>}>
      <Typography variant="body2" className="soft" sx={{ mb: 2 }}>
        {`${text('sharingTerms.hint')} ${text('sharingTerms.standard')}`}
      </Typography>
      <Answer asked={asked}>
        {({ sharingTerms }) => (
          <Section title={text('sharingTerms.title')}>
            <SmallTable label={text('sharingTerms.title')} rows={sharingTerms} columns={columns} keyOf={({ id }) => id}
              empty={text('sharingTerms.none')} />
          </Section>
        )}
      </Answer>
      {proposes && <ProposeTerms onClose={() => setProposes(false)} />}
      {decides && <DecideTerms {...decides} onClose={() => setDecides(null)} />}
    </Page>
  );
}

/** One's own is only taken back, and so is what was approved and has not begun. */
const verdictsOf = ({ state, isOwn, startsAt }: SharingTermsRow): SharingVerdict[] => {
  if (state === 'APPROVED' && Date.parse(startsAt) > Date.now()) return ['WITHDRAW'];
  if (state !== 'PROPOSED') return [];
  return isOwn ? ['WITHDRAW'] : ['APPROVE', 'REJECT'];
};

function useColumns(onDecide: (decides: Decides) => void): readonly SmallColumn<SharingTermsRow>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return [
    {
      label: text('sharingTerms.franchise'), phone: 'title',
      cell: ({ franchise }) => franchise?.name ?? text('sharingTerms.all'),
    },
    {
      label: text('fields.state'), phone: 'side',
      cell: ({ state }) => (
        <Mark tone={state === 'PROPOSED' ? 'warn' : toneOf(state)}>{word('sharingState', state)}</Mark>
      ),
    },
    { label: text('sharingTerms.manager'), align: 'right', cell: ({ manager }) => manager },
    { label: text('sharingTerms.associate'), align: 'right', cell: ({ associate }) => associate },
    { label: text('sharingTerms.starts'), cell: ({ startsAt }) => format.dateTime(startsAt) },
    { label: text('fields.reason'), cell: ({ reason }) => reason },
    {
      label: text('sharingTerms.by'),
      cell: ({ proposedBy, proposedAt }) => `${proposedBy} · ${format.dateTime(proposedAt)}`,
    },
    { label: text('fields.decidedBy'), cell: ({ decidedBy }) => decidedBy ?? '—' },
    {
      label: '\u00a0', phone: 'actions', align: 'right',
      cell: (row) => verdictsOf(row).map((verdict) => (
        <Button key={verdict} size="small" color={verdict === 'APPROVE' ? 'primary' : 'inherit'}
          onClick={() => onDecide({ row, verdict })}>
          {word('sharingVerdict', verdict)}
        </Button>
      )),
    },
  ];
}
