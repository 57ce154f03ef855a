/**
 * After tsc: the published types stand alone. Codegen refers to a package for one type that has no
 * code; installing that would ask every partner for graphql-js as a peer.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';

const types = new URL('dist/gql/graphql.d.ts', import.meta.url);
const IMPORT = /^import type \{ DocumentTypeDecoration \} from '@graphql-typed-document-node\/core';$/m;
const LOCAL = 'export interface DocumentTypeDecoration<TResult, TVariables> {\n'
  + '  __apiType?: (variables: TVariables) => TResult;\n}';
const text = readFileSync(types, 'utf8');
if (!IMPORT.test(text)) throw new Error('dist/gql/graphql.d.ts no longer has the import to replace');
writeFileSync(types, text.replace(IMPORT, LOCAL));

const documents = readFileSync(new URL('gql/persisted-documents.json', import.meta.url), 'utf8');
writeFileSync(new URL('dist/gql/trusted-documents.json', import.meta.url), documents);

chmodSync(new URL('dist/bin/karat-client.js', import.meta.url), 0o755);
