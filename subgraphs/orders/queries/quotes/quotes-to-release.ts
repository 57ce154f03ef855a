import type { Sql } from '../../../kernel/database/sql.ts';

export interface QuoteToRelease {
  readonly id: string;
  readonly quotedAt: Date;
  readonly couponHoldId: string | null;
  readonly pointsHoldId: string | null;
  readonly creditHoldId: string | null;
}

const MOST = 100;

/** Ended quotes whose holds go back, the oldest first: these, or all behind one. */
export function quotesToRelease(
  sql: Sql, ids: readonly string[] | null, after: QuoteToRelease | null,
): Promise<QuoteToRelease[]> {
  return sql.all<QuoteToRelease>`
    select id, quoted_at as "quotedAt", coupon_hold_id as "couponHoldId", points_hold_id as "pointsHoldId",
      credit_hold_id as "creditHoldId"
    from quote where holds = 'due' and (${ids === null} or id = any(${[...(ids ?? [])]}::uuid[]))
      and (${after?.id ?? null}::uuid is null
        or (quoted_at, id) > (${after?.quotedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by quoted_at, id limit ${MOST}`;
}
