#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createKaratClient, KaratError, KaratRefusal, type KaratClient } from '../src/index.ts';
import { readArguments, USAGE, type Wish } from './arguments.ts';
import { readCredentials } from './env.ts';
import { readManifest, type ListedDocument } from '../manifests/read-manifest.ts';
import { registerAll } from './register.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const complain = (line: string): void => { process.stderr.write(`${line}\n`); };

const DONE = 0;
const REFUSED = 1;
const UNREADABLE = 2;
const UNANSWERED = 3;
/** What another try may find answered. */
const PASSING = new Set([
  'NETWORK', 'NO_ANSWER', 'DEADLINE', 'BUSY', 'CLOSING', 'RATE_LIMITED', 'SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED',
]);

async function main(): Promise<number> {
  const wish = readArguments(process.argv.slice(2));
  const karat = wish && clientOf(wish);
  if (!karat) {
    complain(wish ? `Set KARAT_CLIENT_ID and KARAT_CLIENT_SECRET, or KARAT_TOKEN.\n\n${USAGE}` : USAGE);
    return UNREADABLE;
  }
  const documents: ListedDocument[] = [];
  for (const file of wish.files) {
    try {
      documents.push(...readManifest(file, readFileSync(file, 'utf8')));
    } catch (error) {
      complain(`${file} cannot be read: ${(error as Error).message}`);
      return UNREADABLE;
    }
  }
  const { registered, known, refused, left, unknown, error } =
    await registerAll(karat, documents, wish.partnerClientId, say);
  say(`${registered} registered, ${known} known, ${refused} refused.`);
  if (left > 0) complain(`${left} more are not registered.`);
  if (unknown > 0) complain(`Of ${unknown} more it is not known; run it again: what is registered stays so.`);
  if (error !== undefined) return report(error);
  return refused > 0 ? REFUSED : DONE;
}

function clientOf({ endpoint }: Wish): KaratClient | null {
  const { clientId, clientSecret, token } = readCredentials();
  if (token) return createKaratClient({ endpoint, token: () => token });
  return clientId && clientSecret ? createKaratClient({ endpoint, clientId, clientSecret }) : null;
}

function report(error: unknown): number {
  if (error instanceof KaratRefusal) {
    complain(error.message);
    return REFUSED;
  }
  if (error instanceof KaratError) {
    const named = error.requestId ? ` (request ${error.requestId})` : '';
    complain(`${error.code}: ${error.message}${named}`);
    return PASSING.has(error.code) ? UNANSWERED : UNREADABLE;
  }
  complain(error instanceof Error ? error.stack ?? error.message : String(error));
  return UNREADABLE;
}

process.exitCode = await main().catch(report);
