import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { MOST_KEPT, MOST_KEPT_OF_PARTY, partyOf } from '../../domain/exports/export-rules.ts';

export type RefusedStart = 'ALREADY_RUNNING' | 'QUOTA_EXCEEDED';

/** Why it may begin none now, whatever it asks for; null when it may. */
export async function refusalToStart(sql: Sql, actor: Actor): Promise<RefusedStart | null> {
  const { running, own, all } = await sql.one<{ running: boolean; own: bigint; all: bigint }>`
    select coalesce(bool_or(owner_kind = ${actor.kind} and owner_id = ${actor.id} and state <> 'done'), false)
        as running,
      coalesce(sum(bytes) filter (where party = ${partyOf(actor)}), 0)::bigint as own,
      coalesce(sum(bytes), 0)::bigint as all
    from list_export where state = any(array['waiting', 'running', 'done'])`;
  if (running) return 'ALREADY_RUNNING';
  return own >= MOST_KEPT_OF_PARTY || all >= MOST_KEPT ? 'QUOTA_EXCEEDED' : null;
}
