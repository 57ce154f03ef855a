import type { Counts } from '../../../kernel/commands/proof.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Account } from '../../domain/settlement/words.ts';
import type { SettlementAccount } from '../../graphql/ledger/ledger.type.ts';

/** What the proof counts, by the names of the graph. */
export function settlementCounts(counts: Counts) {
  const differences = {
    linesDiffer: counts['lines_differ'] ?? 0, carriedDiffer: counts['carried_differ'] ?? 0,
    ledgerDiffers: counts['ledger_differs'] ?? 0, entriesDiffer: counts['entries_differ'] ?? 0,
    accountsDiffer: counts['accounts_differ'] ?? 0, unbalancedPostings: counts['unbalanced'] ?? 0,
  };
  return {
    ...differences, checkedStatements: counts['statements'] ?? 0, checkedLines: counts['lines'] ?? 0,
    checkedPostings: counts['postings'] ?? 0,
    holds: Object.values(differences).every((count) => count === 0),
  };
}

/** What each account of a currency stands at, head office and clearing first; up to 1,000, all are zero together. */
export async function settlementAccounts(sql: Sql, currency: string): Promise<SettlementAccount[]> {
  const rows = await sql.all<{ account: Account; franchise_id: string | null; minor: string }>`
    select account, franchise_id, sum(amount_minor) as minor from settlement_entry where currency = ${currency}
    group by 1, 2 order by account = 'franchise', account, franchise_id limit 1000`;
  return rows.map((row) => ({ account: row.account, franchiseUuid: row.franchise_id,
    balance: moneyView(BigInt(row.minor), currency) }));
}
