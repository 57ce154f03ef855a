import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

const HOUR_MS = 3_600_000;
/** How often it is looked at whether a product names a file. */
const LOOK_EVERY_MS = 6 * HOUR_MS;
/** How long a file that no product names is kept: an editor may be at work, and a backup names what was. */
const IDLE_LASTS_MS = 24 * HOUR_MS;

export interface Sweep {
  /** Uploads whose files are gone from the store. */
  readonly gone: readonly string[];
  readonly limit: number;
}

export interface Swept {
  /** What is to go from the store now; nobody may name it any more. */
  readonly leaving: readonly { readonly id: string; readonly file: string }[];
  /** How many were looked at. */
  readonly looked: number;
}

/**
 * Looks which files a product names. What none has named for a day is told to leave, which no product can undo, and
 * forgotten when the store has let go of it: whatever dies in between, the next run goes on.
 */
export const sweepUploads = defineCommand<Sweep, Swept, never>({
  name: 'catalog.sweep-uploads',
  execute: async (tx, { gone, limit }) => {
    const { sql, now } = tx;
    await sql.run`delete from upload where id = any(${[...gone]}::uuid[]) and leaving_at is not null`;
    const due = await sql.all<{ id: string }>`select id from upload
      where leaving_at is null and looked_at < ${new Date(now.getTime() - LOOK_EVERY_MS)}
      order by looked_at, id limit ${limit} for update skip locked`;
    // Locked first and looked at then: a product that named one of them meanwhile is seen.
    await sql.run`
      with looked as (select u.id, exists (select 1 from product p
          where p.media @> jsonb_build_array(jsonb_build_object('url', '/media/' || u.file))) as named
        from upload u where u.id = any(${due.map(({ id }) => id)}::uuid[]))
      update upload u set looked_at = ${now},
        idle_since = case when l.named then null else coalesce(u.idle_since, ${now}) end,
        leaving_at = case when not l.named and u.idle_since < ${new Date(now.getTime() - IDLE_LASTS_MS)}
          then ${now}::timestamptz end
      from looked l where u.id = l.id`;
    const leaving = await sql.all<{ id: string; file: string }>`select id, file from upload
      where leaving_at is not null order by id limit ${limit}`;
    if (gone.length > 0) tx.audit({ after: { gone: gone.length } });
    return accepted({ leaving, looked: due.length });
  },
});
