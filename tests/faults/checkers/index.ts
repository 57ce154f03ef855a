import pg from 'pg';
import type { Checker } from './checker.ts';
import { consequencesOnce, ordersHavePoints, ordersHaveRebates } from './consequences.ts';
import { ledgerBalanced, rebatesAddUp, rebuiltEqualsStored } from './ledger.ts';
import { nobodyLeftBehind } from './merges.ts';
import { deliveriesDone, keysAnswered, projectionsAgree } from './projections.ts';
import { claimsHoldPoints, holdsEnd, stockKept } from './stock.ts';

export const CHECKERS: readonly Checker[] = [
  ledgerBalanced, rebuiltEqualsStored, rebatesAddUp, ordersHavePoints, ordersHaveRebates,
  consequencesOnce, projectionsAgree, deliveriesDone, keysAnswered, stockKept, holdsEnd,
  claimsHoldPoints, nobodyLeftBehind,
];

/** Everything that is wrong in a house that has come to rest. */
export async function findFaults(url: string, now: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const findings: string[] = [];
    for (const checker of CHECKERS) findings.push(...await checker.find(client, now));
    return findings;
  } finally {
    await client.end();
  }
}
