import type { LedgerProofQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { Looked } from './Looked.tsx';

interface Props {
  readonly found: LedgerProofQuery['planInvariants'];
  readonly books: LedgerProofQuery['planBooks'];
}

/** Gold plans against their postings, and what all postings add up to. */
export function PlanLedger({ found, books }: Props) {
  const text = useText();
  const format = useFormat();
  return (
    <Section title={text('ledger.planLedger')}>
      <Looked at={found.checkedAt} running={found.running} />
      <Figures>
        <Figure label={text('ledger.checkedPlans')} value={format.number(found.checkedPlans)} />
        <Figure label={text('ledger.planBalances')} value={format.number(found.balancesDiffer)} />
        <Figure label={text('ledger.planInstalments')} value={format.number(found.instalmentsDiffer)} />
        <Figure label={text('ledger.planCoupons')} value={format.number(found.couponsDiffer)} />
      </Figures>
      <SmallTable
        label={text('ledger.planBooks')}
        rows={books}
        keyOf={({ principal }) => principal.currency}
        empty={text('ledger.noPostings')}
        columns={[
          { label: text('fields.currency'), phone: 'title', cell: ({ principal }) => principal.currency },
          { label: text('fields.state'), phone: 'side', cell: ({ isBalanced }) => (
            <Mark tone={isBalanced ? 'good' : 'bad'}>
              {text(isBalanced ? 'ledger.balanced' : 'ledger.unbalanced')}
            </Mark>) },
          { label: text('ledger.owedPrincipal'), align: 'right', cell: ({ principal }) => format.money(principal) },
          { label: text('ledger.cash'), align: 'right', cell: ({ cash }) => format.money(cash) },
          { label: text('ledger.couponCost'), align: 'right', cell: ({ coupons }) => format.money(coupons) },
          { label: text('ledger.goods'), align: 'right', cell: ({ goods }) => format.money(goods) },
          { label: text('ledger.owedGold'), align: 'right',
            cell: ({ goldGrams }) => `${format.number(Number(goldGrams))} ${text('shared.units.gram')}` },
        ]}
      />
    </Section>
  );
}
