// `npm run ship -- <folder>`: copies what a production machine needs, after `npm run build`. There,
// `npm ci --omit=dev` brings the packages; neither compiler nor sources go along.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/**
 * The lock file and what it describes, the composed graph, what the build made of each wing, and what the one who
 * keeps it running reads there at night.
 */
const SHIPPED = [
  'package.json', 'package-lock.json', '.npmrc', 'client/package.json', 'LICENSE', 'schema', 'docs/operations.md',
  'deploy/systemd', 'deploy/prometheus', 'deploy/grafana',
  'dist/gateway', 'dist/identity', 'dist/subgraphs', 'dist/admin', 'dist/explorer',
  'dist/trusted-documents.json',
];
const FOR_TESTS = /\.test\.js(\.map)?$|\/(tests?|fixtures?)$/;

const [given, ...rest] = process.argv.slice(2);
if (given === undefined || rest.length > 0) fail('Usage: npm run ship -- <folder>');
const folder = resolve(given);
if (existsSync(folder) && readdirSync(folder).length > 0) fail(`${folder} is not empty.`);
const missing = SHIPPED.filter((path) => !existsSync(path));
if (missing.length > 0) fail(`Build first (npm ci, npm run build): ${missing.join(', ')} is missing.`);
for (const path of SHIPPED) {
  const target = join(folder, path);
  mkdirSync(join(target, '..'), { recursive: true });
  cpSync(path, target, { recursive: true, filter: (source) => !FOR_TESTS.test(source.split(sep).join('/')) });
}
process.stdout.write(`Karat is in ${folder}. There: npm ci --omit=dev && KARAT_DATA_DIR=<a folder outside> npm start\n`);

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
