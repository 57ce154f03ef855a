import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createKaratClient, LiveSessionsDocument, OutletsDocument, TypedDocumentString, type KaratClient,
} from '../../client/src/index.ts';
import { endLaunched } from '../kit/launcher.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';

let house: PartnerHouse;
let texts: string[];
let karat: KaratClient;

beforeAll(async () => {
  // The last step of the build: what the house trusts, as the documents are now.
  await promisify(execFile)(process.execPath, ['--no-warnings', 'gateway/print-documents.ts'],
    { env: {} });
  house = await startPartnerHouse({ KARAT_MODE: 'production' });
  texts = [];
  karat = createKaratClient({ ...house, fetch: (url, init) => {
    texts.push(String(init?.body));
    return fetch(url, init);
  } });
}, 120_000);
afterAll(async () => {
  await house?.stop();
  await endLaunched();
});

describe('a house in production', () => {
  it('answers the documents of the client by their ids alone', async () => {
    const { outlets } = await karat.query(OutletsDocument, {});
    await karat.query(LiveSessionsDocument, {});
    expect(outlets.items).toHaveLength(1);
    const asked = texts.filter((text) => text.startsWith('{')).map((text) => Object.keys(JSON.parse(text)));
    expect(asked).toEqual([['documentId', 'variables'], ['documentId', 'variables']]);
  });

  it('refuses a document nobody registered', async () => {
    const own = new TypedDocumentString<unknown, Record<string, never>>('{ outlets { totalCount } }');
    await expect(karat.query(own, {})).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED', status: 400 });
  });
});
