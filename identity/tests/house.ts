/** A real identity behind a real HTTP server over a real, empty PostgreSQL, for the tests. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';

import { type Actor, serviceActor } from '../../subgraphs/kernel/actor.ts';
import { testDatabase } from '../../tests/kit/postgres.ts';
import { createIdentity, type Identity } from '../identity.ts';
import type { IdentityOptions } from '../settings.ts';

export const OWNER: Actor = serviceActor('test-owner', ['identity:admin', 'audit:read']);
export const PASSWORD = 'correct horse battery';
export const FRANCHISE = '0197f000-0000-7000-8000-00000000000f';
export const OUTLET = '0197f000-0000-7000-8000-0000000000aa';
export const CHANNEL = '0197f000-0000-7000-8000-0000000000c1';
export const MEMBER = '0197f000-0000-7000-8000-00000000000d';

export interface House {
  identity: Identity;
  readonly issuer: string;
  readonly redirectUri: string;
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  /** The house's clock, moved by the tests. */
  readonly time: { offsetSeconds: number };
  /** Stops identity and starts it again on the same database and address. */
  restart(options?: Partial<IdentityOptions>): Promise<void>;
  /** One more process of the same identity, which the caller closes. */
  another(): Promise<Identity>;
  close(): Promise<void>;
}

export async function openHouse(options: Partial<IdentityOptions> = {}): Promise<House> {
  const database = await testDatabase();
  const time = { offsetSeconds: 0 };
  let identity: Identity | undefined;
  const server = createServer((req, res) => identity!.handler(req, res));
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUri = `${origin}/admin/auth-callback`;
  const start = (more: Partial<IdentityOptions> = {}): Promise<Identity> => createIdentity({
    databaseUrl: database.url, issuer: `${origin}/identity`, mode: 'development',
    log: pino({ level: 'silent' }), personExists: async (id) => id === MEMBER,
    clock: () => new Date(Date.now() + time.offsetSeconds * 1000),
    ...options, ...more,
  });
  identity = await start();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // Its database is dropped with whoever is still about to leave.
  pool.on('error', () => undefined);
  const house: House = {
    identity, issuer: `${origin}/identity`, redirectUri, databaseUrl: database.url, pool, time,
    async restart(more) {
      await house.identity.close();
      house.identity = await start(more);
      identity = house.identity;
    },
    another: () => start(),
    async close() {
      await closeServer(server);
      await house.identity.close();
      await pool.end();
      await database.drop();
    },
  };
  return house;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => { server.close(done); });
}

/** An operator with PASSWORD, owner unless said otherwise. */
export async function addOperator(
  house: House, email: string, assignment: Partial<{
    roles: string[]; tenantId: string; siteIds: string[]; isDemo: boolean;
  }> = {},
): Promise<string> {
  const outcome = await house.identity.accounts.createOperator(OWNER, {
    email, name: 'Lin Jing', roles: ['owner'], password: PASSWORD, ...assignment,
  });
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.operator.id;
}

export async function addClient(
  house: House, clientId: string, scopes: string[], mayExchange = false,
): Promise<string> {
  const outcome = await house.identity.accounts.createClient(OWNER, {
    clientId, name: 'Tmall flagship', channelId: CHANNEL, scopes, mayExchange,
  });
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.secret;
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
