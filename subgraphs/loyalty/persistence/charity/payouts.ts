import type { Region } from '../../../contracts/words.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { FundKind } from '../../domain/charity/fund.ts';
import { sumsOf, type FundSums } from '../../domain/charity/fund.ts';
import type { PayoutState } from '../../domain/charity/payout.ts';

export interface PayoutRow {
  readonly id: string;
  readonly region: Region;
  readonly currency: string;
  readonly amount_minor: bigint;
  readonly bank_reference: string;
  readonly paid_on: string;
  readonly state: PayoutState;
  readonly asked_by: string;
  readonly version: number;
}

export async function lockPayout(sql: Sql, id: string | null): Promise<PayoutRow | null> {
  return id === null ? null : sql.maybe<PayoutRow>`select id, region, currency, amount_minor, bank_reference,
    paid_on::text, state, asked_by, version from charity_payout where id = ${id} for update`;
}

/** What a fund has; whoever pays out of it waits for whoever does so before. */
export async function lockFund(sql: Sql, region: Region, currency: string): Promise<FundSums> {
  await sql.run`select pg_advisory_xact_lock(hashtextextended(${`charity ${region} ${currency}`}, 0))`;
  const rows = await sql.all<{ kind: FundKind; amount: bigint }>`select kind, sum(amount)::bigint as amount
    from charity_day where region = ${region} and currency = ${currency} group by kind`;
  const of = (kind: FundKind) => rows.find((row) => row.kind === kind)?.amount ?? 0n;
  return sumsOf({ gift: of('gift'), gift_back: of('gift_back'), payout: of('payout'), payout_back: of('payout_back') });
}
