import type { Counts } from '../../kernel/commands/proof.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { fundStage } from '../persistence/charity/fund-stage.ts';
import { ledgerStage } from '../persistence/ledger-stage.ts';

/** What the proof counts, by the names of the graph. */
export function ledgerCounts(counts: Counts) {
  return {
    accounts: counts['accounts'] ?? 0, balanceDifferences: counts['balances'] ?? 0,
    lotDifferences: counts['lots'] ?? 0, holdDifferences: counts['holds'] ?? 0,
    validityDifferences: counts['earned'] ?? 0,
    charityDifferences: counts['charity'] ?? 0,
    availableWithDebt: counts['both'] ?? 0, unbalancedTransactions: counts['unbalanced'] ?? 0,
  };
}

/** All accounts at once: for tests and small houses. */
export async function ledgerInvariants(sql: Sql) {
  const FIRST = '00000000-0000-0000-0000-000000000000';
  const [ledger, fund] = [await ledgerStage.check(sql, FIRST, 1_000_000), await fundStage.check(sql, FIRST, 1_000_000)];
  return ledgerCounts({ ...ledger.counts, ...fund.counts });
}
