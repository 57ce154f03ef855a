import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { ComplaintPageDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { actsOf } from './acts.ts';
import { ComplaintSide } from './ComplaintSide.tsx';
import type { Complaint } from './complaints.data.ts';
import { StepDialog, type Act } from './StepDialog.tsx';

/** What was said, what is due, what was done; asked anew each minute, as its times run. */
export default function ComplaintPage() {
  const { id = '' } = useParams();
  const asked = useAsk(ComplaintPageDocument, { id }, { refetchInterval: 60_000 });
  return (
    <Answer asked={asked}>
      {({ complaint }) => (complaint ? <ComplaintBody complaint={complaint} /> : <NotFound />)}
    </Answer>
  );
}

function ComplaintBody({ complaint }: { complaint: Complaint }) {
  const text = useText();
  const word = useWord();
  return (
    <Page
      title={word('complaintKind', complaint.kind)}
      over={text('complaints.one')}
      actions={<Acts complaint={complaint} />}>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 340px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={text('fields.complaintText')}>
            <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{complaint.text}</Typography>
          </Section>
          <Section title={text('complaints.history')}>
            <History complaint={complaint} />
          </Section>
        </Box>
        <ComplaintSide complaint={complaint} />
      </Box>
    </Page>
  );
}

function Acts({ complaint }: { complaint: Complaint }) {
  const text = useText();
  const can = useCan();
  const actor = useActor();
  const [act, setAct] = useState<Act | null>(null);
  if (!can('members:care')) return null;
  return (
    <>
      {actsOf(complaint, { isHeadOffice: actor?.kind === 'operator' }).map((one, index) => (
        <Button key={one} variant={index === 0 ? 'contained' : 'outlined'} onClick={() => setAct(one)}>
          {text(`complaints.steps.${one}`)}
        </Button>
      ))}
      {act && <StepDialog complaint={complaint} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function History({ complaint }: { complaint: Complaint }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const rows = complaint.entries.map((entry, place) => ({ ...entry, place })).toReversed();
  return (
    <SmallTable
      label={text('complaints.history')}
      rows={rows}
      keyOf={({ place }) => String(place)}
      columns={[
        { label: text('fields.entryKind'), phone: 'title', cell: ({ kind }) => word('complaintEntry', kind) },
        { label: text('fields.at'), phone: 'side', cell: ({ at }) => format.dateTime(at) },
        { label: text('fields.doneBy'), cell: ({ by }) => (by ? word('actorName', by) : text('complaints.clock')) },
        { label: text('fields.said'), cell: ({ text: said }) => (said
          ? <Box component="span" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{said}</Box> : '—') },
      ]}
    />
  );
}
