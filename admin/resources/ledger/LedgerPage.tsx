import { Alert, Button } from '@mui/material';
import { useAsk } from '../../graph/use-ask.ts';
import { LedgerProofDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Page, Section } from '../../parts/Page.tsx';

/** The proof that what is stored is what the entries say. */
export default function LedgerPage() {
  const text = useText();
  const format = useFormat();
  const asked = useAsk(LedgerProofDocument, {});
  return (
    <Page
      title={text('control.ledger')}
      actions={
        <Button onClick={() => void asked.refetch()} disabled={asked.isFetching}>
          {text('actions.tryAgain')}
        </Button>
      }>
      <Answer asked={asked}>
        {({ ledgerInvariants: points, rebateInvariants: rebates }) => {
          const differences =
            points.balanceDifferences +
            points.lotDifferences +
            points.holdDifferences +
            points.availableWithDebt +
            points.unbalancedTransactions;
          return (
            <>
              <Alert severity={differences === 0 ? 'success' : 'error'} sx={{ mb: 3 }}>
                {differences === 0
                  ? text('control.ledgerGood', { count: format.number(points.accounts) })
                  : text('control.ledgerBad', { count: format.number(differences) })}
                <br />
                {text('control.ledgerHint')}
              </Alert>
              <Figures>
                <Figure label={text('control.accounts')} value={format.number(points.accounts)} to="/members" />
                <Figure label={text('control.balanceDifferences')} value={format.number(points.balanceDifferences)} />
                <Figure label={text('control.lotDifferences')} value={format.number(points.lotDifferences)} />
                <Figure label={text('control.holdDifferences')} value={format.number(points.holdDifferences)} />
                <Figure
                  label={text('control.unbalancedTransactions')}
                  value={format.number(points.unbalancedTransactions)}
                />
                <Figure label={text('control.availableWithDebt')} value={format.number(points.availableWithDebt)} />
              </Figures>
              <Section title={text('control.rebateLedger')}>
                <Figures>
                  <Figure label={text('control.checkedRebates')} value={format.number(rebates.checkedRebates)} />
                  <Figure label={text('control.entriesDiffer')} value={format.number(rebates.entriesDiffer)} />
                  <Figure label={text('control.homesDiffer')} value={format.number(rebates.homesDiffer)} />
                  <Figure
                    label={text('control.overlappingAttributions')}
                    value={format.number(rebates.overlappingAttributions)}
                  />
                </Figures>
              </Section>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
