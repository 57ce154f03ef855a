import { Box, Typography } from '@mui/material';
import { useParams } from 'react-router-dom';
import { StatementPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { Actions } from './Actions.tsx';
import { Lines } from './Lines.tsx';
import { StatementMark } from './marks.tsx';
import type { Statement } from './statements.data.ts';

export default function StatementPage() {
  const { id = '' } = useParams();
  const asked = useAsk(StatementPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ statement }) => (statement ? <Body statement={statement} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ statement }: { statement: Statement }) {
  const text = useText();
  const format = useFormat();
  const { franchise, month, state, confirmUntil } = statement;
  return (
    <Page title={[franchise?.name, month].filter(Boolean).join(' · ')} over={text('statements.one')}
      actions={<Actions statement={statement} />}>
      {state === 'ISSUED' && (
        <Typography sx={{ mb: 2 }}>{text('statements.left', { at: format.dateTime(confirmUntil) })}</Typography>)}
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ order: { xs: 2, lg: 1 }, minWidth: 0 }}>
          <Lines statement={statement} />
          <Payouts statement={statement} />
        </Box>
        <Box component="aside" aria-label={text('statements.one')} sx={{ order: { xs: 1, lg: 2 } }}>
          <Sums statement={statement} />
        </Box>
      </Box>
    </Page>
  );
}

/** What it comes to, in the order in which it is counted. */
export function Sums({ statement }: { statement: Statement }) {
  const text = useText();
  const format = useFormat();
  const { number, state, totals, carriedIn, carriedOut, due, paid, issuedAt, frozenAt } = statement;
  return (
    <Facts rows={[
      [text('statements.number'), number],
      [text('fields.state'), <StatementMark key="state" state={state} />],
      [text('statements.count'), format.number(totals.lines)],
      [text('statements.amount'), format.money(totals.amount)],
      [text('statements.corrected'), format.money(totals.corrected)],
      [text('statements.disputed'), format.money(totals.disputed)],
      [text('statements.carriedIn'), format.money(carriedIn)],
      [text('statements.net'), format.money(totals.net)],
      [text('statements.due'), <strong key="due">{format.money(due)}</strong>],
      [text('statements.carriedOut'), format.money(carriedOut)],
      [text('statements.paid'), format.money(paid)],
      [text('statements.issuedAt'), format.dateTime(issuedAt)],
      [text('statements.frozenAt'), format.dateTime(frozenAt)],
    ]} />
  );
}

function Payouts({ statement: { payouts } }: { statement: Statement }) {
  const text = useText();
  const format = useFormat();
  return (
    <Section title={text('statements.payouts')}>
      <SmallTable
        label={text('statements.payouts')}
        rows={payouts}
        keyOf={({ recordedAt }) => recordedAt}
        empty={text('statements.noPayouts')}
        columns={[
          { label: text('statements.bankReference'), phone: 'title', cell: ({ bankReference }) => bankReference },
          { label: text('statements.paid'), phone: 'side', align: 'right', cell: ({ amount }) => format.money(amount) },
          { label: text('statements.paidOn'), cell: ({ paidOn }) => format.date(paidOn) },
          { label: text('fields.state'), cell: ({ reversalReason }) => (
            reversalReason ? text('statements.reversedWhy', { reason: reversalReason }) : '—') },
        ]}
      />
    </Section>
  );
}
