import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { PlanTermsListDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark, type Tone } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Terms } from './plans.data.ts';
import { ProposeTerms } from './ProposeTerms.tsx';
import { CloseTerms, DecideTerms, type Verdict } from './TermsDialogs.tsx';

interface Doing { readonly terms: Terms; readonly what: Verdict | 'close' }

/** By which texts plans are opened, region by region; what waits is decided here. */
export default function TermsPage() {
  const text = useText();
  const can = useCan();
  const asked = useAsk(PlanTermsListDocument, {});
  const [proposing, setProposing] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useColumns(setDoing);
  return (
    <Page title={text('plans.terms')} actions={can('plans:open') && (
      <Button variant="contained" onClick={() => setProposing(true)}>{text('plans.propose')}</Button>)}>
      <Alert severity="info" sx={{ mb: 2 }}>{text('plans.termsHint')}</Alert>
      <Answer asked={asked}>
        {({ allPlanTerms }) => (
          <SmallTable label={text('plans.terms')} rows={allPlanTerms} keyOf={({ id }) => id} columns={columns}
            empty={text('plans.noTerms')} />
        )}
      </Answer>
      {proposing && <ProposeTerms onClose={() => setProposing(false)} />}
      {doing?.what === 'close' && <CloseTerms terms={doing.terms} onClose={() => setDoing(null)} />}
      {doing && doing.what !== 'close' && (
        <DecideTerms terms={doing.terms} verdict={doing.what} onClose={() => setDoing(null)} />)}
    </Page>
  );
}

const TONES: Record<Terms['state'], Tone> = { PROPOSED: 'warn', IN_FORCE: 'good', REJECTED: 'bad', CLOSED: 'plain' };

function useColumns(onDo: (doing: Doing) => void): readonly SmallColumn<Terms>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const can = useCan();
  const by = (name: string | null | undefined, at: string | null | undefined) => (
    [name, at && format.dateTime(at)].filter(Boolean).join(' · ') || '—');
  return [
    { label: text('fields.version'), phone: 'title',
      cell: ({ region, version }) => text('plans.version', { region: named(region), version }) },
    { label: text('fields.state'), phone: 'side',
      cell: ({ state }) => <Mark tone={TONES[state]}>{word('planTermsState', state)}</Mark> },
    { label: text('plans.review'), cell: ({ review }) => review ?? '—' },
    { label: text('plans.by'), cell: ({ proposedBy, proposedAt }) => by(proposedBy, proposedAt) },
    { label: text('fields.decidedBy'), cell: ({ decidedBy, decidedAt }) => by(decidedBy, decidedAt) },
    { label: text('fields.note'), cell: ({ note }) => note ?? '—' },
    { label: '\u00a0', phone: 'actions', align: 'right', cell: (terms) => {
      if (terms.state === 'IN_FORCE') {
        return can('plans:open') && (
          <Button size="small" color="inherit" onClick={() => onDo({ terms, what: 'close' })}>
            {text('plans.close')}
          </Button>
        );
      }
      if (terms.state !== 'PROPOSED' || !can('plans:policy')) return null;
      if (terms.isOwn) return text('shared.ownProposal');
      return (['approve', 'reject'] as const).map((what) => (
        <Button key={what} size="small" color={what === 'approve' ? 'primary' : 'inherit'}
          onClick={() => onDo({ terms, what })}>{text(`plans.${what}`)}</Button>));
    } },
  ];
}
