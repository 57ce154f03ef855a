import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { houseAuthenticate } from '../../gateway/start/house-authenticate.ts';
import { openHttp } from '../../gateway/start/steps/http.ts';
import { openGraph, type House } from '../../gateway/house.ts';
import type { GatewayOptions } from '../../gateway/gateway.ts';
import {
  createIdentity, createIdentityPort, MEMBER_ID_TYPE, type Identity,
} from '../../identity/index.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { NO_FILES } from '../../subgraphs/kernel/files/file-store.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { EMPTY_HOUSE, emptyHouse, HOUSE_SECRET } from './graph.ts';
import { cloneOf } from './postgres.ts';
import { houseSchemas } from './schemas.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: any;
}

/** The whole house as `npm start` opens it, in this process: identity, graph and HTTP on one port. */
export interface HttpHouse {
  readonly url: string;
  readonly graphUrl: string;
  readonly databaseUrl: string;
  readonly identity: Identity;
  readonly house: House;
  /** Of identity and graph; tokens expire by it. */
  readonly time: { offsetSeconds: number };
  ask(query: string, variables?: object, token?: string): Promise<HttpAnswer>;
  /** Any request to the graph, as it is given. */
  send(init: RequestInit & { path?: string }): Promise<HttpAnswer>;
  /** A registered partner client; answers its id and secret. */
  client(scopes: readonly string[], options?: {
    channelId?: string; mayExchange?: boolean }): Promise<readonly [id: string, secret: string]>;
  /** By client credentials, as a partner does it. */
  channelToken(client: readonly [string, string], scope?: string): Promise<string>;
  /** By token exchange, as a trusted front end does it. */
  memberToken(client: readonly [string, string], memberId: string, scope: string): Promise<string>;
  stop(): Promise<void>;
}

export interface HttpHouseOptions {
  readonly mode?: GatewayOptions['mode'];
  readonly gateway?: Pick<GatewayOptions, 'limits' | 'trustedDocuments' | 'allowedOrigins'>;
  readonly personExists?: (personId: string) => Promise<boolean>;
}

export const HOP_SECRET = 'the hop secret of this test house';
export const ADMIN = serviceActor('test-owner', ['identity:admin', 'audit:read']);
export const TEST_CHANNEL = '0197f000-0000-7000-8000-0000000000c1';

export async function startHttpHouse(options: HttpHouseOptions = {}): Promise<HttpHouse> {
  await emptyHouse();
  const database = await cloneOf(EMPTY_HOUSE);
  const port = await freePort();
  const time = { offsetSeconds: 0 };
  const { house, identity, close } = await openRooms(database.url, port, time, options);
  const http = await openHttp({
    host: '127.0.0.1', port, identity, house, hopSecret: HOP_SECRET, log: pino({ level: 'silent' }),
    trustProxy: 'off', files: NO_FILES });
  const url = `http://127.0.0.1:${port}`;
  const send: HttpHouse['send'] = async ({ path = '/graphql', ...init }) => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text,
      json: isJson ? JSON.parse(text) : null };
  };
  return {
    url, graphUrl: `${url}/graphql`, databaseUrl: database.url, identity, house, time, send,
    ask: (query, variables = {}, token) => send({ method: 'POST',
      body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } }),
    ...signIns(url, identity),
    stop: async () => {
      await http.stop?.();
      await close();
      await database.drop();
    },
  };
}

async function openRooms(
  databaseUrl: string, port: number, time: HttpHouse['time'], options: HttpHouseOptions,
) {
  const log = pino({ level: 'silent' });
  const mode = options.mode ?? 'development';
  const now = () => new Date(Date.now() + time.offsetSeconds * 1000);
  const identity = await createIdentity({
    databaseUrl, issuer: `http://127.0.0.1:${port}/identity`, mode, log, secret: HOUSE_SECRET,
    clock: now, personExists: options.personExists ?? (() => Promise.resolve(true)),
    adminRedirectUris: [`http://127.0.0.1:${port}/auth-callback`],
  });
  const house = await openGraph({
    subgraphs: SUBGRAPHS, databaseUrlOf: () => databaseUrl, hopSecret: HOP_SECRET, log, mode,
    clock: { now }, poolSize: 3, worker: false,
    authenticate: houseAuthenticate(identity.authenticate, HOP_SECRET, pino({ level: 'silent' })),
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
    gateway: { registeredDocuments: identity.documents, clientOrigins: identity.origins, proves: false,
      ...options.gateway },
    extraPorts: [createIdentityPort({
      accounts: identity.accounts, operatorsLiveElsewhere: false,
      checkDocument: (text, scopes) => identity.documents.check(text, scopes),
    })],
  });
  identity.documents.checkBy((text, scopes) => house.gateway.checkDocument(text, scopes));
  return { house, identity, close: async () => {
    await house.close();
    await identity.close();
  } };
}

function signIns(
  url: string, identity: Identity,
): Pick<HttpHouse, 'client' | 'channelToken' | 'memberToken'> {
  let count = 0;
  const token = async (client: readonly [string, string], form: Record<string, string>) => {
    const response = await fetch(`${url}/identity/token`, { method: 'POST',
      body: new URLSearchParams(form),
      headers: { authorization: `Basic ${Buffer.from(client.join(':')).toString('base64')}` } });
    const json = await response.json() as { access_token?: string };
    if (!json.access_token) throw new Error(`no token: ${JSON.stringify(json)}`);
    return json.access_token;
  };
  return {
    client: async (scopes, { channelId = TEST_CHANNEL, mayExchange = false } = {}) => {
      const clientId = `client-${(count += 1)}`;
      const made = await identity.accounts.createClient(ADMIN,
        { clientId, name: clientId, channelId, scopes: [...scopes], mayExchange });
      if (!made.ok) throw new Error(`${made.code}: ${made.message}`);
      return [clientId, made.secret];
    },
    channelToken: (client, scope) => token(client,
      { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }),
    memberToken: (client, memberId, scope) => token(client, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', scope,
      subject_token: memberId.includes('_') ? memberId : encodeId('mem', memberId),
      subject_token_type: MEMBER_ID_TYPE }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => { server.close(done); });
  return port;
}
