import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { actor, createFixture } from './tests/fixture.ts';
import { documentsIn, listOf, readTrustedDocuments } from './trusted-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'karat-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As codegen writes it. */
class TypedDocumentString extends String {}
const HELLO = '\n    query Hello { hello }\n    ';
const MODULE = { TypedDocumentString, HelloDocument: new TypedDocumentString(HELLO),
  NameFragmentDoc: new TypedDocumentString('fragment Name on Person { name }') };

function written(text: string): string {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  return path;
}

describe('the list of trusted documents', () => {
  it('holds operations word for word, by their hash', () => {
    expect(listOf(documentsIn(MODULE))).toEqual(
      { [createHash('sha256').update(HELLO).digest('hex')]: HELLO });
  });

  it('lets browsers ask what is in it, and nothing else, in production', async () => {
    const list = listOf(documentsIn(MODULE));
    const trustedDocuments = readTrustedDocuments(written(JSON.stringify(list)));
    const gateway = await createFixture().gateway({ mode: 'production', trustedDocuments });
    const operator = actor('operator');
    const codes = async (request: object): Promise<unknown> =>
      (await gateway.execute({ ...request, actor: operator })).errors
        ?.map((error) => error.extensions?.['code']);
    expect(await codes({ query: HELLO })).toBeUndefined();
    expect(await codes({ documentId: Object.keys(list)[0] })).toBeUndefined();
    expect(await codes({ query: '{ hello }' })).toEqual(['DOCUMENT_NOT_TRUSTED']);
  });

  it('is empty where the build made none, and refused where it is damaged', () => {
    expect(readTrustedDocuments(join(folder, 'none.json')).size).toBe(0);
    expect(() => readTrustedDocuments(written('["query"]'))).toThrow('no list of documents');
    expect(() => readTrustedDocuments(written('{"a": 1}'))).toThrow('no list of documents');
  });
});
