import { sql as fragment, type Kysely } from 'kysely';
import pg from 'pg';
import { isRestricted, type Actor } from '../actor.ts';
import { BEGINS_READING } from './connections/lend-connections.ts';
import { Sql } from './sql.ts';

/**
 * One actor's read-only transaction: rows outside a restricted one's visibility do not exist in it. Head office
 * has one only where it reads of one moment.
 */
export interface ReadSession {
  readonly sql: Sql;
  /** Ends the transaction; resolves when the connection is back in the pool. */
  close(): Promise<void>;
}

export interface Reading {
  readonly role: string;
  readonly actor: Actor;
  /** When it is, for what ends by the clock; PostgreSQL's own time when absent. */
  readonly now: Date | undefined;
  /** Reads what this exported snapshot sees; what is there now when absent. */
  readonly snapshot?: string | undefined;
}

/** `ended` is called when the connection is no longer held, or was never got. */
export async function openReadSession(
  kysely: Kysely<any>, reading: Reading, ended: () => void,
): Promise<ReadSession> {
  const opened = Promise.withResolvers<ReadSession>();
  const over = Promise.withResolvers<void>();
  void kysely.connection().execute(async (connection) => {
    let closing: Promise<void> | null = null;
    const close = (): Promise<void> => closing ??= rollback(connection).then(over.resolve);
    try {
      await fragment.raw(beginning(reading)).execute(connection);
      opened.resolve({ sql: new Sql(connection, { restricted: isRestricted(reading.actor) }), close });
    } catch (error) {
      await close();
      throw error;
    }
    await over.promise;
  }).catch(opened.reject).finally(ended);
  return opened.promise;
}

/**
 * A connection that is gone has ended its transaction already, and what was read stays true. One that
 * is there and does not roll back would carry this actor's sight to the next reader: it is ended.
 */
async function rollback(connection: Kysely<any>): Promise<void> {
  await fragment`rollback`.execute(connection).catch(() =>
    fragment`select pg_terminate_backend(pg_backend_pid())`.execute(connection).catch(() => null));
}

/**
 * Begins, says who asks and takes the restricted role, in one message; several statements in one
 * take no parameters. What an actor has not is not set, and reads as null. A person whose id
 * was merged into another's is that other one, whatever its token says.
 */
function beginning({ role, actor, now, snapshot }: Reading): string {
  const set = (setting: string, value: string | undefined): string[] =>
    (value ? [`set local karat.${setting} = ${pg.escapeLiteral(value)}`] : []);
  const begins = snapshot === undefined ? [BEGINS_READING] : [`${BEGINS_READING}, isolation level repeatable read`,
    `set transaction snapshot ${pg.escapeLiteral(snapshot)}`];
  if (!isRestricted(actor)) return begins.join('; ');
  return [...begins, ...settingPerson(actor.personId),
    ...set('kind', actor.kind), ...set('tenant', actor.tenantId),
    ...set('roles', actor.roles.join(',')), ...set('sites', actor.siteIds?.join(',')),
    ...set('channel', actor.channelId),
    ...set('now', now?.toISOString()),
    `set local role "${role}"`].join('; ');
}

function settingPerson(personId: string | undefined): string[] {
  if (!personId) return [];
  const id = pg.escapeLiteral(personId);
  return [`select set_config('karat.person', coalesce((select survivor_id::text
    from person_visibility where person_id = ${id}::uuid), ${id}), true)`];
}
