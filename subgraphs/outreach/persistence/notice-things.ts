import type { Tx } from '../../kernel/commands/command.ts';
import type { Notice } from '../domain/words.ts';

/**
 * Notes how a thing stands as it was told: `since` when there is something to say of it, null: nothing. The first
 * moment counts while it stands. Answers null where something newer was told of it, or the same before.
 */
export function keepThing(
  tx: Tx, { notice, since }: { readonly notice: Notice; readonly since: Date | null },
  { id, version }: { readonly id: string; readonly version: bigint },
): Promise<{ readonly since: Date | null } | null> {
  return tx.sql.maybe<{ since: Date | null }>`insert into notice_thing as old (notice, thing_id, version, since)
    values (${notice}, ${id}, ${version}, ${since})
    on conflict (notice, thing_id) do update set version = excluded.version,
      since = case when excluded.since is not null then coalesce(old.since, excluded.since) end
    where old.version < excluded.version returning since`;
}
