import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { UnmatchedWhy } from '../../domain/payments/judge-payment.ts';
import { paymentTable } from '../tables/payment.table.ts';

export type PaymentRow = RowOf<typeof paymentTable>;

export const PAYMENT_COLUMNS = columnsOf(paymentTable);

export interface PaidSoFar { readonly keptMinor: bigint; readonly lastPaidAt: Date | null }

/** What was paid of a quote and counts; its lock protects it. */
export function paidSoFar(sql: Sql, quoteId: string): Promise<PaidSoFar> {
  return sql.one<PaidSoFar>`select coalesce(sum(amount_minor), 0)::bigint as "keptMinor", max(paid_at) as "lastPaidAt"
    from payment where quote_id = ${quoteId} and state = 'kept'`;
}

/** What was kept for these has no order: it is to be refunded. Their ids, to be told. */
export async function paymentsWithout(tx: Tx, quoteIds: readonly string[], why: UnmatchedWhy): Promise<string[]> {
  const left = await tx.sql.all<{ id: string }>`update payment set state = 'unmatched', unmatched_why = ${why},
      version = version + 1
    where quote_id = any(${[...quoteIds]}::uuid[]) and state = 'kept' returning id`;
  for (const { id } of left) tx.audit({ subjectId: id, after: { state: 'unmatched', why } });
  return left.map(({ id }) => id);
}
