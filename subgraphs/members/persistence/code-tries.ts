import type { Sql } from '../../kernel/database/sql.ts';
import type { CareRules } from '../domain/care-policy.ts';
import { recentWrong } from '../domain/codes/wrong-codes.ts';

/** When an actor tried wrong codes or cards, as far as they count, locked: tries at one moment cannot pass together. */
export async function lockCodeTries(sql: Sql, actorId: string, now: Date, rules: CareRules): Promise<Date[]> {
  await sql.run`insert into member_code_try (actor_id, wrong_at) values (${actorId}, '{}') on conflict do nothing`;
  const { wrongAt } = await sql.one<{ wrongAt: Date[] }>`
    select wrong_at as "wrongAt" from member_code_try where actor_id = ${actorId} for update`;
  return recentWrong(wrongAt, now, rules);
}

export async function keepCodeTries(sql: Sql, actorId: string, wrongAt: readonly Date[]): Promise<void> {
  await sql.run`update member_code_try set wrong_at = ${wrongAt}::timestamptz[] where actor_id = ${actorId}`;
}

/** Whoever tried nothing wrong since then has no row, nor has a member that is gone. */
export async function deleteOldCodeTries(sql: Sql, since: Date, limit: number): Promise<number> {
  return sql.run`delete from member_code_try where actor_id in (select actor_id from member_code_try
    where not exists (select 1 from unnest(wrong_at) at where at > ${since}) limit ${limit}
    for update skip locked)`;
}
