import { createHash } from 'node:crypto';
import type pg from 'pg';

/** The two roles of a room: one owns its schema and writes, one reads under row-level security. */
export interface RoomRoles {
  readonly owner: string;
  readonly restricted: string;
}

/** The database of a house that brings its own PostgreSQL, and of houses made before roles had a house's name. */
const PLAIN_DATABASE = 'karat';
/** With `karat_`, the longest room and `_restricted` a name stays within PostgreSQL's 63 bytes. */
const LONGEST_HOUSE = 30;
const HASH_LENGTH = 8;

/**
 * Roles belong to the whole server, databases do not share a name: a house's roles are called by its
 * database. Example: room `orders` in database `gold` is `karat_gold_orders`; in `karat`, `karat_orders`.
 */
export function newRoleName(database: string, room: string): string {
  if (database === PLAIN_DATABASE) return `karat_${room}`;
  return `karat_${houseName(database)}_${room}`;
}

function houseName(database: string): string {
  if (/^[a-z0-9_]+$/.test(database) && database.length <= LONGEST_HOUSE) return database;
  const plain = database.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const hash = createHash('sha256').update(database).digest('hex').slice(0, HASH_LENGTH);
  return `${plain.slice(0, LONGEST_HOUSE - HASH_LENGTH - 1)}_${hash}`;
}

/**
 * Whose a room's schema is, is what its roles are called: a house that was made under other names, was
 * copied or got another database name goes on as it is. Without a schema they are called as new ones.
 */
export async function rolesOf(client: Pick<pg.Client, 'query'>, room: string): Promise<RoomRoles> {
  const { rows } = await client.query<{ database: string; owner: string | null }>(
    `select current_database() as database,
       (select pg_get_userbyid(nspowner) from pg_namespace where nspname = $1) as owner`, [room]);
  const { database, owner } = rows[0]!;
  const known = owner?.startsWith('karat_') && owner.endsWith(`_${room}`) ? owner : undefined;
  return rolesNamed(known ?? newRoleName(database, room));
}

function rolesNamed(owner: string): RoomRoles {
  return { owner, restricted: `${owner}_restricted` };
}

/** SQL of a migration as it stands in the code, for the roles of this house. */
export function forRoles(sql: string, room: string, { owner }: RoomRoles): string {
  return sql.replace(new RegExp(`\\bkarat_${room}(?=_restricted\\b|\\b)`, 'g'), owner);
}
