// Types of the example's documents, over the house's graph with the example's room in it; then its page compiles.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'docs/examples/note-on-a-member/admin';
const run = (name, ...args) => execFileSync('npx', [name, ...args], { stdio: 'inherit' });

run('graphql-codegen', '--config', 'docs/examples/codegen.yml', '--silent');
// In the house these documents are made together with all others: one class of documents.
const file = `${FOLDER}/gql/graphql.ts`;
const [types, rest] = readFileSync(file, 'utf8').split('export class TypedDocumentString');
const documents = rest.slice(rest.indexOf('\n}\n') + 2);
writeFileSync(file,
  `import { TypedDocumentString } from '../../../../../admin/gql/graphql.ts';\n${types}${documents}`);
run('tsc', '-p', FOLDER, '--noUnusedLocals', 'false');
