import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';

export const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface MemberRange {
  readonly last: string;
  /** Nobody stands behind it. */
  readonly isLast: boolean;
  /** Narrows by `member_id`. */
  readonly who: RawBuilder<unknown>;
}

/** The next members behind an id, of whom something may be known, with whoever stands between them. */
export async function rangeAfter(sql: Sql, after: string, limit: number): Promise<MemberRange> {
  const until = await sql.maybe<{ member_id: string }>`select member_id from (
      select member_id from member_fact where member_id > ${after}::uuid order by member_id limit ${limit}) few
    order by member_id desc offset ${limit - 1} limit 1`;
  const last = until?.member_id ?? LAST;
  return { last, isLast: !until, who: fragment`(member_id > ${after}::uuid and member_id <= ${last}::uuid)` };
}
