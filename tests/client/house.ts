import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import pino from 'pino';
import { serviceActor, type Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { deriveSecret } from '../../subgraphs/kernel/secret.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { createIdentity } from '../../identity/index.ts';
import { createKaratClient, type KaratClient } from '../../client/src/index.ts';
import { launch, openedDataDir, postgresOf, type Launched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';

export const SECRET = 'the secret of the houses that partners are tested with';

/** A person at head office with every scope. */
const OWNER: Actor = {
  kind: 'operator', id: 'owner', name: 'Olivia Owner', scopes: SCOPES, roles: ['owner'],
};

export interface PartnerHouse {
  readonly endpoint: string;
  readonly databaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly channelId: string;
  readonly outletId: string;
  readonly outletCode: string;
  readonly launched: Launched;
  readonly dataDir: string;
  /** The partner's own client. */
  readonly karat: KaratClient;
  /** Its program that takes old gold in. */
  readonly trader: KaratClient;
  /** A program at which a person of head office is signed in. */
  readonly person: KaratClient;
  /** Head office asks, over HTTP like everybody. */
  get<Data = any>(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<Data>;
  /** The house itself asks: what it writes needs no second person. */
  byHouse<Data = any>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Another person of head office asks: what one proposed, the other decides. */
  second: PartnerHouse['get'];
  /** Waits until every event was handled everywhere. */
  settled(withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const PARTNER_SCOPES = [
  'members:read', 'members:write', 'loyalty:read', 'loyalty:hold', 'loyalty:interact', 'catalog:read', 'catalog:write',
  'catalog:price', 'orders:read', 'orders:write', 'orders:pay', 'campaigns:read', 'campaigns:claim',
  'franchises:read', 'documents:register', 'schema:read', 'members:self', 'insights:read', 'insights:write',
  'rewards:read', 'rewards:redeem', 'engagement:read', 'engagement:act', 'plans:read', 'plans:write', 'service:read',
  'service:write', 'service:answer', 'exports:run',
];
/** A second program of the partner's takes old gold in; the first has the scopes it always had. */
const OUTREACH_SCOPES = ['outreach:answer', 'outreach:deliver'];
const TRADE_IN_SCOPES = ['tradeins:read', 'tradeins:write', 'tradeins:answer', 'tradeins:use'];

/** A started house (compiled, its own process and PostgreSQL) with one channel, web shop and client. */
export async function startPartnerHouse(
  variables: Record<string, string> = {}, given: string | null = null, allowedOrigins: readonly string[] = [],
): Promise<PartnerHouse> {
  const dataDir = given ?? await openedDataDir(SECRET);
  const port = await freePort();
  const launched = await launch(dataDir, {
    PORT: String(port), KARAT_SECRET: SECRET, KARAT_DEMO: 'off', LOG_LEVEL: 'warn', ...variables,
  });
  await launched.ready();
  const origin = `http://localhost:${port}`;
  const endpoint = `${origin}/graphql`;
  const databaseUrl = postgresOf(dataDir).url;
  const get = askerOf(endpoint);
  const place = await registerPlace(get);
  const { trader, ...client } = await makeClient(databaseUrl, origin, place.channelId, allowedOrigins);
  return {
    endpoint, databaseUrl, launched, dataDir, ...place, ...client,
    karat: createKaratClient({ endpoint, ...client }), trader: createKaratClient({ endpoint, ...trader }), get,
    second: (query, variables) => get(query, variables, { ...OWNER, id: 'second', name: 'Sven Second' }),
    byHouse: (query, variables) => get(query, variables, serviceActor('test', SCOPES)),
    person: createKaratClient({ endpoint, token: () => null, fetch: signedBy(OWNER) }),
    settled: (withinMs = 30_000) => until(() => isSettled(databaseUrl), withinMs, 'a settled queue'),
    stop: async () => {
      launched.signal('SIGTERM');
      await launched.ended();
    },
  };
}

const signedBy = (actor: Actor): typeof fetch => (endpoint, { body, headers } = {}) => {
  const text = String(body);
  const context = { requestId: 'test', actor, deadlineAt: Date.now() + 30_000 };
  return fetch(endpoint, {
    method: 'POST', body: text,
    headers: {
      'content-type': 'application/json', accept: new Headers(headers).get('accept') ?? 'application/json',
      'karat-actor': signHop(deriveSecret(SECRET, 'hop'), context, 'gateway', text),
    },
  });
};

function askerOf(endpoint: string): PartnerHouse['get'] {
  return async (query, variables = {}, actor = OWNER) => {
    const response = await signedBy(actor)(endpoint, { body: JSON.stringify({ query, variables }) });
    const answer = await response.json() as { data?: any; errors?: unknown[] };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
}

async function registerPlace(get: PartnerHouse['get']) {
  const { registerChannel } = await get(`mutation Channel($input: RegisterChannelInput!) {
    registerChannel(input: $input) { channel { id } userErrors { code message } } }`, {
    input: { code: 'shop', name: '网店', kind: 'WEB', idempotencyKey: 'channel' } });
  const channelId: string = registerChannel.channel.id;
  const { registerOutlet } = await get(`mutation Outlet($input: RegisterOutletInput!) {
    registerOutlet(input: $input) { outlet { id } userErrors { code message } } }`, {
    input: { code: 'web', name: '官方网店', city: '上海', kind: 'WEB_SHOP', region: 'CN', channelId,
      idempotencyKey: 'outlet' } });
  return { channelId, outletId: registerOutlet.outlet.id as string, outletCode: 'web' };
}

/** As an operator of the house does it; identity keeps clients in the database. */
async function makeClient(
  databaseUrl: string, origin: string, channelId: string, allowedOrigins: readonly string[],
) {
  const identity = await createIdentity({
    databaseUrl, issuer: `${origin}/identity`, mode: 'development', secret: SECRET,
    log: pino({ level: 'silent' }), adminRedirectUris: [`${origin}/auth-callback`],
  });
  try {
    const made = await identity.accounts.createClient(serviceActor('test', ['identity:admin']), {
      clientId: 'partner', name: 'Partner', channelId: decodeId('chn', channelId) ?? channelId,
      mayExchange: true, scopes: PARTNER_SCOPES, allowedOrigins,
    });
    if (!made.ok) throw new Error(`${made.code} ${made.message}`);
    const trades = await identity.accounts.createClient(serviceActor('test', ['identity:admin']), {
      clientId: 'partner-trade-ins', name: 'Partner, old gold', channelId: decodeId('chn', channelId) ?? channelId,
      scopes: [...PARTNER_SCOPES, ...TRADE_IN_SCOPES, ...OUTREACH_SCOPES],
    });
    if (!trades.ok) throw new Error(`${trades.code} ${trades.message}`);
    // As the demo brand has it: whoever publishes rates in a house of tests.
    const person = await identity.accounts.createOperator(serviceActor('test', ['identity:admin']), {
      email: 'merchandise@karat.example', name: 'Wu Hao', roles: ['merchandise'],
      password: 'Karat-demo-2026', isDemo: true,
    });
    if (!person.ok) throw new Error(`${person.code} ${person.message}`);
    return { clientId: 'partner', clientSecret: made.secret,
      trader: { clientId: 'partner-trade-ins', clientSecret: trades.secret } };
  } finally {
    await identity.close();
  }
}

async function isSettled(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const parked = SUBGRAPHS.map(({ name }) =>
      `select 1 from ${name}.delivery
    union all select 1 from ${name}.parked_event where not dead`).join(' union all ');
    const { rows } = await client.query(`select (select count(*) from graphile_worker.jobs
      where task_identifier like '%:deliver-events')
      + (select count(*) from (${parked}) p) as waiting`);
    return Number(rows[0].waiting) === 0;
  } finally {
    await client.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
