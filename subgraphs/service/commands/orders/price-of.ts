import type { Sql } from '../../../kernel/database/sql.ts';
import { unitOf } from '../../../kernel/money.ts';
import { rulesOf, type ServiceOrderRow } from '../../persistence/service-orders.ts';

/** Under warranty or by a benefit nothing; without them by the list, or by a quote that is still to come. */
export async function priceOf(sql: Sql, row: ServiceOrderRow): Promise<Partial<ServiceOrderRow>> {
  const { kind } = await rulesOf(sql, row);
  const isFree = row.warranty === 'in' || ['asked', 'booked', 'used'].includes(row.benefitState);
  const priceMinor = isFree ? 0n
    : kind.priceUnits === null ? null : BigInt(kind.priceUnits) * unitOf(row.currency);
  return {
    priceMinor, needsApproval: kind.needsApproval || priceMinor === null,
    // Begun for nothing, it waits for the customer's word on the price.
    ...priceMinor === null && row.state !== 'quoted' ? { state: 'received' as const, readyAt: null } : {},
  };
}
