import { randomUUID } from 'node:crypto';
import type { PartnerHouse } from '../client/house.ts';
import { until } from '../kit/until.ts';

/** What was sold between 2018 and 2021, as head office is told. */
export const SALES = `{ salesSummary(from: "2018-12-01T00:00:00Z", to: "2021-07-02T00:00:00Z", groupBy: MONTH) {
  key currency orderCount lineCount gross { amount } } }`;

export async function salesOf(house: PartnerHouse) {
  const { salesSummary } = await house.get(SALES);
  const sum = (pick: (row: any) => number): number =>
    salesSummary.reduce((total: number, row: any) => total + pick(row), 0);
  const cents = salesSummary.reduce((total: bigint, row: any) =>
    total + BigInt(row.gross.amount.replace('.', '')), 0n);
  return {
    orders: sum((row) => row.orderCount), lines: sum((row) => row.lineCount),
    usd: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`,
  };
}

/** Names of the invariants that do not hold, looked at now: a large house would answer what it found last. */
export async function cleanInvariants(house: PartnerHouse): Promise<string[]> {
  const began = await house.get(`mutation { proveLedger(input: { idempotencyKey: "${randomUUID()}" }) { started }
    proveRebates(input: { idempotencyKey: "${randomUUID()}" }) { started } }`);
  if (!began.proveLedger.started || !began.proveRebates.started) return ['a proof that did not begin'];
  await until(async () => {
    const { ledgerInvariants: ledger, rebateInvariants: rebates } = await house.get(
      '{ ledgerInvariants { running } rebateInvariants { running } }');
    return !ledger.running && !rebates.running;
  }, 300_000);
  const { ledgerInvariants, rebateInvariants, deadLetters } = await house.get(`{
    ledgerInvariants { unbalancedTransactions balanceDifferences lotDifferences holdDifferences
      availableWithDebt }
    rebateInvariants { holds }
    deadLetters { error } }`);
  return [
    ...Object.entries(ledgerInvariants).filter(([, count]) => count !== 0).map(([name]) => name),
    ...(rebateInvariants.holds ? [] : ['rebates']),
    ...deadLetters.map((letter: { error: string }) => `dead letter: ${letter.error}`),
  ];
}
