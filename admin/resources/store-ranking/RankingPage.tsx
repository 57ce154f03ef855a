import { Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { StoreRankingDocument, type StoreRankingQuery, type StoreScorePartName } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { ScoreFacts } from './ScoreFacts.tsx';

type Row = StoreRankingQuery['storeRanking']['items'][number];
const PAGE = { number: 1, size: 100 };
const PARTS = [
  ['REPURCHASE', 'repurchase'], ['ENROLMENT', 'enrolment'], ['COMPLAINTS', 'complaints'], ['DATA', 'data'],
] as const;

/** "66 % (2/3)"; nothing where a franchise does not learn it. */
function shareOf(part: Row['repurchase']): string | null {
  return part && `${part.percent} % (${part.good}/${part.all})`;
}

/** Stores of the region by their score in a quarter; a franchise sees its own. */
export default function RankingPage() {
  const text = useText();
  const { code: region } = useRegion();
  const [quarter, setQuarter] = useState<string | null>(null);
  const asked = useAsk(StoreRankingDocument, { region, quarter, page: PAGE }, { keep: true });
  return (
    <Page title={text('storeRanking.title')}>
      <Answer asked={asked}>
        {({ scoredQuarters, storeRanking: { items } }) => (
          <Section
            title={text('storeRanking.formula')}
            side={scoredQuarters.length > 0 && (
              <TextField
                select
                size="small"
                label={text('storeRanking.quarter')}
                value={quarter ?? scoredQuarters[0]}
                onChange={({ target }) => setQuarter(target.value)}>
                {scoredQuarters.map((one) => <MenuItem key={one} value={one}>{one}</MenuItem>)}
              </TextField>
            )}>
            <Ranking rows={items} />
          </Section>
        )}
      </Answer>
    </Page>
  );
}

function Ranking({ rows }: { rows: readonly Row[] }) {
  const text = useText();
  const [open, setOpen] = useState<{ outletId: string; part: StoreScorePartName } | null>(null);
  return (
    <SmallTable
      label={text('storeRanking.title')}
      rows={rows}
      keyOf={({ outlet, quarter }) => `${outlet?.id} ${quarter}`}
      empty={text('storeRanking.none')}
      below={({ outlet, quarter }) => outlet && open?.outletId === outlet.id
        && <ScoreFacts outletId={outlet.id} quarter={quarter} part={open.part} />}
      columns={[
        { label: text('fields.outlet'), phone: 'title', cell: ({ outlet }) => outlet?.name ?? '—' },
        { label: text('fields.franchise'), cell: ({ outlet }) => outlet?.franchise?.name ?? text('shared.headOffice') },
        { label: text('storeRanking.place'), align: 'right', cell: ({ place }) => place ?? '—' },
        { label: text('storeRanking.score'), align: 'right', phone: 'side', cell: ({ score, isExcellent }) => (
          isExcellent ? <Mark tone="gold">{`${score ?? '—'} · ${text('storeRanking.excellent')}`}</Mark>
            : score ?? '—') },
        ...PARTS.map(([part, field]) => ({
          label: text(`storeRanking.${field}`), align: 'right' as const,
          cell: (row: Row) => (
            <Button
              size="small"
              color="inherit"
              aria-label={`${shareOf(row[field]) ?? text('storeRanking.tooFew')} ${row.outlet?.name} ${
                text(`storeRanking.${field}`)}`}
              onClick={() => setOpen(row.outlet && open?.part !== part ? { outletId: row.outlet.id, part } : null)}>
              {shareOf(row[field]) ?? text('storeRanking.tooFew')}
            </Button>
          ),
        })),
        { label: text('storeRanking.history'), cell: ({ outlet }) => (outlet?.scores ?? []).slice(0, 4)
          .map(({ quarter, score, place }) => text('storeRanking.then',
            { quarter, score: score ?? '—', place: place ?? '—' }))
          .join(' · ') || '—' },
      ]}
    />
  );
}
