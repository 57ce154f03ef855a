import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { refusalToStart } from '../../persistence/exports/may-start.ts';

/**
 * Whether the command has its answer already, whatever is asked for: something was answered under this key, which it
 * repeats or refuses for another input, or none may be begun now.
 */
export async function isDecided(sql: Sql, actor: Actor, key: string | null): Promise<boolean> {
  const isAnswered = key !== null && await sql.maybe`select 1 from idempotency
    where actor_id = ${actor.id} and key = ${key}` !== null;
  return isAnswered || await refusalToStart(sql, actor) !== null;
}
