import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { StatementPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useLineColumns } from './Lines.tsx';
import { Sums } from './StatementPage.tsx';
import { MOST_PRINTED, readLines, type Line, type Statement } from './statements.data.ts';

/** Chinese on paper: a serif of the system, lines that a page does not cut, heads that repeat. */
const PAPER = {
  '@page': { size: 'A4', margin: '16mm 14mm' },
  '@media print': {
    body: {
      fontFamily: '"Songti SC", "SimSun", "Noto Serif CJK SC", serif', fontSize: '10pt', lineHeight: 1.6,
      color: '#000', background: '#fff',
    },
    'main': { padding: '0 !important', maxWidth: 'none !important' },
    'thead': { display: 'table-header-group' },
    'tr, li, dl > div': { breakInside: 'avoid' },
    'td, th': { fontVariantNumeric: 'tabular-nums', wordBreak: 'normal', lineBreak: 'strict' },
    'a': { color: 'inherit !important', textDecoration: 'none !important' },
  },
};

export default function PrintPage() {
  const { id = '' } = useParams();
  const asked = useAsk(StatementPageDocument, { id });
  const lines = useQuery({ queryKey: ['graph', 'statement on paper', id], queryFn: () => readLines(id) });
  return (
    <Answer asked={asked}>
      {({ statement }) => (statement ? (
        <Answer asked={lines}>{(found) => <Paper statement={statement} lines={found} />}</Answer>
      ) : <NotFound />)}
    </Answer>
  );
}

function Paper({ statement, lines }: { statement: Statement; lines: readonly Line[] }) {
  const text = useText();
  const format = useFormat();
  const { franchise, month, totals } = statement;
  return (
    <>
      <GlobalStyles styles={PAPER} />
      <Page title={[franchise?.name, month].filter(Boolean).join(' · ')} over={text('statements.one')} actions={
        <Button variant="contained" onClick={() => window.print()} sx={{ displayPrint: 'none' }}>
          {text('statements.print')}
        </Button>}>
        <Section><Sums statement={statement} /></Section>
        <Section title={text('statements.lines')}>
          <SmallTable label={text('statements.lines')} rows={lines} keyOf={({ id }) => id}
            empty={text('statements.noLines')} columns={useLineColumns(statement)} />
          {totals.lines > lines.length && (
            <Typography variant="body2" sx={{ pt: 1 }}>{text('statements.cut', { count: MOST_PRINTED })}</Typography>)}
        </Section>
        <Box sx={{ display: 'flex', gap: 6, pt: 4, breakInside: 'avoid' }}>
          {[text('statements.signHouse'), text('statements.sign')].map((who) => (
            <Box key={who} sx={{ flex: 1, borderTop: 1, borderColor: 'divider', pt: 0.75 }}>{who}</Box>))}
        </Box>
        <Typography variant="body2" className="soft" sx={{ pt: 2 }}>
          {text('statements.printed')} {format.dateTime(new Date().toISOString())}
        </Typography>
      </Page>
    </>
  );
}
