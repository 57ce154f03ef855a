import type { Sql } from '../../../kernel/database/sql.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';
import { addToDays } from './days.ts';

export interface SoldThen {
  readonly region: string;
  readonly franchiseId: string | null;
  readonly day: string;
  /** Below zero: came back. */
  readonly homeMinor: bigint;
}

/**
 * Head office pays against everything sold in a region, for what it pays is given to all of its members; a franchise
 * against what its own outlets sold.
 */
export async function addSales(sql: Sql, sales: readonly SoldThen[]): Promise<void> {
  await addToDays(sql, sales.flatMap(({ region, franchiseId, day, homeMinor }) => {
    const change = { region, day, kind: 'sales' as const, amount: homeMinor, reserved: 0n };
    return [{ ...change, payer: HEAD_OFFICE }, ...(franchiseId === null ? [] : [{ ...change, payer: franchiseId }])];
  }));
}
