import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { LedgerProofDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Books } from './Books.tsx';
import { PlanLedger } from './PlanLedger.tsx';
import { Looked } from './Looked.tsx';
import { proveAgain } from './ledger.data.ts';

/** The proof that what is stored is what the entries say. */
export default function LedgerPage() {
  const text = useText();
  const format = useFormat();
  const [watching, setWatching] = useState(false);
  const asked = useAsk(LedgerProofDocument, {}, { refetchInterval: watching ? 3_000 : false });
  const [failed, setFailed] = useState(false);
  const again = async () => {
    setFailed(false);
    setWatching(true);
    await proveAgain(crypto.randomUUID()).catch(() => setFailed(true));
    await asked.refetch();
  };
  return (
    <Page
      title={text('ledger.ledger')}
      actions={
        <Button onClick={() => void again()} disabled={asked.isFetching}>
          {text('ledger.proveAgain')}
        </Button>
      }>
      <Answer asked={asked}>
        {({ ledgerInvariants: points, rebateInvariants: rebates, planInvariants, planBooks }) => {
          const differences =
            points.balanceDifferences +
            points.lotDifferences +
            points.holdDifferences +
            points.availableWithDebt +
            points.validityDifferences +
            points.charityDifferences +
            points.unbalancedTransactions;
          return (
            <>
              {failed && <Alert severity="warning">{text('ledger.notStarted')}</Alert>}
              <Looked at={points.checkedAt} running={points.running} />
              <Alert
                severity={points.checkedAt === null ? 'info' : differences === 0 ? 'success' : 'error'}
                sx={{ mb: 3 }}>
                {points.checkedAt === null
                  ? text('ledger.neverChecked')
                  : differences === 0
                  ? text('ledger.ledgerGood', { count: format.number(points.accounts) })
                  : text('ledger.ledgerBad', { count: format.number(differences) })}
                <br />
                {text('ledger.ledgerHint')}
              </Alert>
              <Figures>
                <Figure label={text('ledger.accounts')} value={format.number(points.accounts)} to="/members" />
                <Figure label={text('ledger.balanceDifferences')} value={format.number(points.balanceDifferences)} />
                <Figure label={text('ledger.lotDifferences')} value={format.number(points.lotDifferences)} />
                <Figure label={text('ledger.holdDifferences')} value={format.number(points.holdDifferences)} />
                <Figure
                  label={text('ledger.unbalancedTransactions')}
                  value={format.number(points.unbalancedTransactions)}
                />
                <Figure label={text('ledger.availableWithDebt')} value={format.number(points.availableWithDebt)} />
                <Figure
                  label={text('ledger.validityDifferences')}
                  value={format.number(points.validityDifferences)}
                />
                <Figure label={text('ledger.charityDifferences')} value={format.number(points.charityDifferences)} />
              </Figures>
              <Books />
              <Section title={text('ledger.rebateLedger')}>
                <Looked at={rebates.checkedAt} running={rebates.running} />
                <Figures>
                  <Figure label={text('ledger.checkedRebates')} value={format.number(rebates.checkedRebates)} />
                  <Figure label={text('ledger.entriesDiffer')} value={format.number(rebates.entriesDiffer)} />
                  <Figure label={text('ledger.homesDiffer')} value={format.number(rebates.homesDiffer)} />
                  <Figure
                    label={text('ledger.overlappingAttributions')}
                    value={format.number(rebates.overlappingAttributions)}
                  />
                </Figures>
              </Section>
              <PlanLedger found={planInvariants} books={planBooks} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
