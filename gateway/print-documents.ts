import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentsIn, listOf } from './trusted-documents.ts';

/**
 * The last step of `npm run build`: lists what admin, client and importer ask in `dist/trusted-documents.json`.
 * Node reads codegen's modules as they are, types and all.
 */
const MODULES = ['admin/gql/graphql.ts', 'client/gql/graphql.ts', 'client/import/send/head-office.ts'];
/** What the client sends by id, in the form whose hash that id is. */
const BY_ID = 'client/gql/persisted-documents.json';

const texts: string[] = [];
for (const path of MODULES) {
  const file = join(process.cwd(), path);
  if (existsSync(file)) texts.push(...documentsIn(await import(pathToFileURL(file).href)));
}
const byId = join(process.cwd(), BY_ID);
if (existsSync(byId)) {
  texts.push(...Object.values(JSON.parse(readFileSync(byId, 'utf8')) as Record<string, string>));
}
const list = listOf(texts);
writeFileSync(join(process.cwd(), 'dist', 'trusted-documents.json'), `${JSON.stringify(list)}\n`);
process.stdout.write(`${Object.keys(list).length} trusted documents\n`);
