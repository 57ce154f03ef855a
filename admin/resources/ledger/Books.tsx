import { Alert } from '@mui/material';
import { useAsk } from '../../graph/use-ask.ts';
import { PointsReportsDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

/** The books of the region's programme: trial balance, what members may still spend, and what they did spend. */
export function Books() {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { programmeCode: programme } = useRegion();
  const asked = useAsk(PointsReportsDocument, { programme });
  return (
    <Section title={text('ledger.books', { programme })}>
      <Answer asked={asked}>
        {({ pointsReport: report }) => report && (
          <>
            {report.burn.isLow && (
              <Alert severity="warning" sx={{ mb: 2 }}>
                {text('ledger.burnLow', { percent: report.burn.percent })}
              </Alert>
            )}
            <Figures>
              <Figure
                label={text('ledger.liability')}
                value={format.money(report.liability.worth)}
                note={text('ledger.liabilityPoints', { points: format.number(report.liability.points) })}
              />
              <Figure
                label={text('ledger.burn')}
                value={report.burn.bps === null ? '—' : `${(report.burn.bps / 100).toFixed(2)}%`}
                note={text('ledger.burnOf', {
                  redeemed: format.number(report.burn.redeemed), opening: format.number(report.burn.opening),
                })}
              />
              <Figure label={text('ledger.difference')} value={format.number(report.difference)} />
            </Figures>
            <SmallTable
              label={text('ledger.trialBalance')}
              rows={report.accounts}
              keyOf={({ account }) => account}
              columns={[
                { label: text('ledger.account'), cell: ({ account }) => word('ledgerAccount', account) },
                { label: text('fields.points'), align: 'right', cell: ({ amount }) => format.signed(amount) },
              ]}
            />
          </>
        )}
      </Answer>
    </Section>
  );
}
