import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Kysely, PostgresDialect, sql as sqlRef } from 'kysely';
import pg from 'pg';
import type { Actor } from '../actor.ts';
import { ConnectionBudget } from './connections/connection-budget.ts';
import { lendConnections, prepareClient } from './connections/lend-connections.ts';
import { sessionSettings, setEachTransaction } from './connections/session-settings.ts';
import type { ConnectionCounts } from '../observe/room-metrics.ts';
import { kernelMigrations } from './kernel-migrations.ts';
import type { SqlMigration } from './migration.ts';
import { migrationsOf } from './migration.ts';
import { forRoles, rolesOf, type RoomRoles } from './provision/house-roles.ts';
import { holdSnapshot, type HeldSnapshot } from './connections/held-snapshot.ts';
import { openReadSession, type ReadSession } from './read-session.ts';
import { Sql } from './sql.ts';
import { Turns } from './connections/turns.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Leads past the pooler, where `url` leads through one that shares sessions among transactions. */
  readonly directUrl?: string;
  /** Subgraph name: its schema; whose that is, is its role. */
  readonly name: string;
  readonly entities: readonly EntitySchema<any>[];
  readonly migrations: readonly SqlMigration[];
  readonly poolSize?: number;
  /** Shared by the rooms of one process; its own without one. */
  readonly budget?: ConnectionBudget;
}

export interface Database {
  readonly name: string;
  readonly url: string;
  /** For what needs a session of its own, such as to listen. */
  readonly directUrl: string;
  readonly orm: MikroORM;
  /** Sees every row of this schema: commands, services and head office. */
  readonly sql: Sql;
  /** Statements sent so far that an answer waits for, for tests that count them. */
  readonly statements: { count: number };
  connections(): ConnectionCounts;
  /** `now` decides what ends by the clock; with a snapshot it reads what that one sees. */
  readSession(actor: Actor, now?: Date, snapshot?: string): Promise<ReadSession>;
  /**
   * The state of this moment, which every room on this PostgreSQL may read as long as it is held. Two are held at
   * most by one process; the others wait for their turn.
   */
  holdSnapshot(): Promise<HeldSnapshot>;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A request that reads under row-level security holds its connection until it ends, and may run a
 * command meanwhile, on another one: if readers took all, each would wait for the others.
 */
const KEPT_FOR_COMMANDS = 3;
/** Of readers for whom no connection is free: more than a live room's callers, and an end all the same. */
const MOST_WAITING = 5_000;

const MIGRATING = {
  tableName: 'migration', snapshot: false, transactional: true, allOrNothing: false, silent: true,
};

const types = new pg.TypeOverrides();
types.setTypeParser(20, (text: string) => BigInt(text));
types.setTypeParser(1016, (text: string) => parseBigintArray(text));
types.setTypeParser(1082, (text: string) => text);
types.setTypeParser(1700, (text: string) => text);

function parseBigintArray(text: string): bigint[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((item) => BigInt(item));
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, directUrl, name, poolSize: size = 10, budget = new ConnectionBudget(1) } = options;
  const roles = await askRoles(url, name);
  const settings = directUrl === undefined ? sessionSettings(name, roles.owner) : undefined;
  const pool = poolOf(url, name, size, settings);
  const lender = budget.lender(pool);
  const statements = { count: 0 };
  const kysely = new Kysely<any>({
    dialect: new PostgresDialect({ pool: lendConnections(pool, lender, directUrl === undefined ? prepareClient
      : (client) => setEachTransaction(client, name, roles.owner)) }),
    log: ({ query }) => { if (query.sql !== 'rollback') statements.count += 1; },
  });
  const turns = new Turns(Math.max(1, size - KEPT_FOR_COMMANDS), MOST_WAITING);
  // Beside the readers of what they hold: one connection is left for commands whatever is held.
  const holds = new Turns(Math.max(1, KEPT_FOR_COMMANDS - 1), MOST_WAITING);
  const orm = await openOrm(options, kysely, roles);
  return {
    name, url, directUrl: directUrl ?? url, orm, statements,
    sql: new Sql(kysely),
    connections: () => ({ ...lender.counts, waiting: lender.counts.waiting + turns.waiting }),
    holdSnapshot: async () => {
      const endTurn = await holds.take();
      const read = await lender.startReading().catch((error: unknown) => {
        endTurn();
        throw error;
      });
      return holdSnapshot(kysely, () => {
        read.end();
        endTurn();
      });
    },
    readSession: async (actor, now, snapshot) => {
      const endTurn = await turns.take();
      const read = await lender.startReading().catch((error: unknown) => {
        endTurn();
        throw error;
      });
      return openReadSession(kysely, { role: roles.restricted, actor, now, snapshot }, () => {
        read.end();
        endTurn();
      });
    },
    migrate: () => (directUrl === undefined ? migrate(orm, kysely, name, roles.restricted)
      : migrateBeside({ ...options, url: directUrl, directUrl: undefined })),
    close: async () => {
      await orm.close(true);
      await kysely.destroy().catch(() => undefined);
      budget.leave(lender);
    },
  };
}

async function askRoles(url: string, name: string): Promise<RoomRoles> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await rolesOf(client, name);
  } finally {
    await client.end();
  }
}

function openOrm(
  options: DatabaseOptions, kysely: Kysely<any>, roles: RoomRoles,
): Promise<MikroORM> {
  const { name } = options;
  return MikroORM.init({
    driverOptions: kysely,
    dbName: decodeURIComponent(new URL(options.url).pathname.slice(1)),
    schema: name,
    entities: [...options.entities],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    extensions: [Migrator],
    migrations: {
      ...MIGRATING, migrationsList: migrationsOf(
        [...kernelMigrations(name), ...options.migrations], (sql) => forRoles(sql, name, roles)),
    },
    debug: false,
  });
}

/** Connections as this room: its role, its schema; without settings each transaction tells them. */
function poolOf(url: string, name: string, size: number, settings: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    application_name: `karat_${name}`,
    ...settings !== undefined && { pipeline: true, onConnect: (client: pg.PoolClient) => client.query(settings) },
  });
  // A dropped idle connection is replaced by the pool; the query in flight rejects by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Migrations hold a lock of their session while others of them work. */
async function migrateBeside(options: DatabaseOptions): Promise<void> {
  const direct = await openDatabase({ ...options, poolSize: 2, budget: undefined });
  try {
    await direct.migrate();
  } finally {
    await direct.close();
  }
}

/** One process migrates a schema at a time; the others wait and then find nothing to do. */
async function migrate(
  orm: MikroORM, kysely: Kysely<any>, name: string, restricted: string,
): Promise<void> {
  await kysely.connection().execute(async (connection) => {
    const locked = new Sql(connection);
    await locked.run`select pg_advisory_lock(hashtext(${`migrate ${name}`}))`;
    try {
      await orm.migrator.up();
      // Two grants on one schema at once would be "tuple concurrently updated".
      await locked.run`
        grant usage on schema ${sqlName(name)} to ${sqlName(restricted)}`;
    } finally {
      await locked.run`select pg_advisory_unlock(hashtext(${`migrate ${name}`}))`;
    }
  });
}

function sqlName(name: string) {
  return sqlRef.raw(`"${name}"`);
}
