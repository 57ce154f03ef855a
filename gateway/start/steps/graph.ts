import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import type { Room } from '../../../subgraphs/contracts/rooms.ts';
import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import type { Files } from '../../../subgraphs/kernel/files/file-store.ts';
import type { SubgraphPort } from '../../../subgraphs/kernel/port.ts';
import type { DocumentStore } from '../../registered-documents.ts';
import { readTrustedDocuments } from '../../trusted-documents.ts';
import { openGraph, type House } from '../../house.ts';
import type { ClientOrigins } from '../../http/origin.ts';
import { trustOf, type StartEnv } from '../env.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';
import type { Secrets } from './secrets.ts';

/** Where `npm run build` lists what our own interfaces ask. */
const TRUSTED_DOCUMENTS = join(process.cwd(), 'dist', 'trusted-documents.json');

export interface GraphNeeds {
  readonly env: StartEnv;
  readonly databaseUrl: string;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly files: Files;
  /** Identity's part of the graph. */
  readonly identityPort: SubgraphPort;
  /** Documents of partner clients. */
  readonly documents: DocumentStore;
  /** Where their pages are. */
  readonly origins: ClientOrigins;
  /** Whether this process also delivers events and runs jobs. */
  readonly worker: boolean;
  /** Where this process counts, and how everybody's numbers together are had. */
  readonly registry: Registry;
  readonly metrics: () => Promise<string>;
  authenticate(headers: IncomingHttpHeaders, body?: string): Promise<Actor>;
}

/** The rooms, here or where the environment says, and identity behind one gateway. */
export async function openHouseGraph(needs: GraphNeeds): Promise<Started<House>> {
  const { subgraphs } = needs.env;
  const addresses = new Map(Object.entries(subgraphs)
    .flatMap(([name, { url }]) => (url ? [[name, url] as const] : [])));
  const house = await openGraph({
    subgraphs: SUBGRAPHS,
    databaseUrlOf: (name) => subgraphs[name as Room].databaseUrl ?? needs.databaseUrl,
    directUrlOf: (name) => (subgraphs[name as Room].databaseUrl === undefined
      ? needs.env.directDatabaseUrl : subgraphs[name as Room].directDatabaseUrl),
    addresses,
    extraPorts: [needs.identityPort],
    hopSecret: needs.secrets.derive('hop'),
    authenticate: needs.authenticate,
    mode: needs.env.mode,
    log: needs.log,
    worker: needs.worker,
    retention: needs.env.retention,
    dataDir: needs.env.dataDir,
    files: needs.files,
    gateway: {
      trustedDocuments: readTrustedDocuments(TRUSTED_DOCUMENTS), registeredDocuments: needs.documents,
      allowedOrigins: originsOf(needs.env), clientOrigins: needs.origins,
      trustProxy: trustOf(needs.env.trustProxy),
      registry: needs.registry, metrics: needs.metrics,
    },
  });
  return { value: house, stop: () => house.close(), stopLimitMs: 12_000, waitsFor: house.waitsFor };
}

/** Our own address is our own, whatever a proxy makes of `Host`. */
function originsOf({ allowedOrigins, publicUrl }: StartEnv): readonly string[] {
  return publicUrl === undefined ? allowedOrigins : [...allowedOrigins, publicUrl];
}
