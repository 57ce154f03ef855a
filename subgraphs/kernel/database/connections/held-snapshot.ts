import { sql as fragment, type Kysely } from 'kysely';

/** One moment of the whole database, kept for whoever names it (`RequestContext.walk`). */
export interface HeldSnapshot {
  readonly snapshot: string;
  /** Says that it is still wanted: a transaction that says nothing for a minute is ended. */
  touch(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps a transaction open, on a connection of its own; when its process dies, the moment is gone with it.
 * `freed` is called when the connection is no longer held, or was never got.
 */
export async function holdSnapshot(kysely: Kysely<any>, freed: () => void): Promise<HeldSnapshot> {
  const opened = Promise.withResolvers<HeldSnapshot>();
  const over = Promise.withResolvers<void>();
  void kysely.connection().execute(async (connection) => {
    const close = async (): Promise<void> => { over.resolve(); await ended; };
    const touch = async (): Promise<void> => { await fragment`select 1`.execute(connection); };
    await fragment`begin isolation level repeatable read read only`.execute(connection);
    try {
      const { rows } = await fragment<{ snapshot: string }>`select pg_export_snapshot() as snapshot`
        .execute(connection);
      opened.resolve({ snapshot: rows[0]!.snapshot, touch, close });
      await over.promise;
    } finally {
      await fragment`rollback`.execute(connection).catch(() => undefined);
    }
  }).catch(opened.reject).finally(() => {
    freed();
    done.resolve();
  });
  const done = Promise.withResolvers<void>();
  const ended = done.promise;
  return opened.promise;
}
