import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';

export interface PagedClaim {
  readonly id: string;
  readonly at: Date;
  readonly points_state: string;
  readonly points_hold_id: string | null;
  readonly reason: string | null;
}

/** Which claims, in the order of which of their times, and how many at once. */
export interface ClaimPages {
  readonly which: RawBuilder<unknown>;
  readonly by: 'claimed_at' | 'settled_at';
  readonly size: number;
}

/** Each once a run: what loyalty cannot say yet would keep the job at work without a pause. */
export async function eachClaimPage<Row extends PagedClaim>(
  sql: Sql, { which, by, size }: ClaimPages, tell: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const at = fragment.ref(by);
  let last: Row | null = null;
  do {
    const rows: Row[] = await sql.all<Row>`
      select id, ${at} as at, points_state, points_hold_id, reason from claim where ${which}
        and (${last?.id ?? null}::uuid is null
          or (${at}, id) > (${last?.at ?? null}::timestamptz, ${last?.id ?? null}::uuid))
      order by ${at}, id limit ${size}`;
    if (rows.length > 0) await tell(rows);
    last = rows.length < size ? null : rows.at(-1)!;
  } while (last);
}
