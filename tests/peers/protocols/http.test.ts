import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { serverAudits } from 'graphql-http';
import { actor } from '../../../gateway/tests/fixture.ts';
import { serve, type Served } from './served.ts';

const AUDITS = 61;

/** The texts that the audits send and that are documents at all, as a front end's build would register them. */
async function documentsOfAudits(url: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Set<string>();
  const fetchFn = (input: string, init?: RequestInit): Promise<Response> => {
    texts.add(queryOf(new URL(input).searchParams.get('query'), init?.body));
    return fetch(input, init);
  };
  for (const audit of serverAudits({ url, fetchFn })) await audit.fn();
  return new Map([...texts].filter(isDocument)
    .map((text) => [createHash('sha256').update(text).digest('hex'), text]));
}

function queryOf(inAddress: string | null, body: unknown): string {
  if (inAddress !== null) return inAddress;
  try {
    return String((JSON.parse(String(body)) as { query?: unknown }).query ?? '');
  } catch {
    return '';
  }
}

function isDocument(text: string): boolean {
  try {
    return parse(text).definitions.length > 0;
  } catch {
    return false;
  }
}

describe.each(['development', 'production'] as const)('GraphQL over HTTP, %s', (mode) => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    if (mode === 'development') return;
    const trustedDocuments = await documentsOfAudits(served.url);
    expect(trustedDocuments.size).toBeGreaterThan(2);
    await served.close();
    // Some audits ask about the schema; that anybody asks anything is not theirs.
    const reader = actor('operator', ['schema:read']);
    served = await serve({ mode, trustedDocuments, authenticate: () => Promise.resolve(reader) });
  });
  afterAll(() => served.close());

  const audits = serverAudits({ url: () => served.url });
  it('has all audits', () => { expect(audits).toHaveLength(AUDITS); });
  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});
