import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../postgres/start-error.ts';
import { readStartEnv, type StartEnv } from '../start/env.ts';
import { backUp } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { bringFilesBack, saveFiles } from './media.ts';
import { OperationError } from './operation-error.ts';
import { knownMigrations, prepareDatabase, SCHEMAS } from './prepare.ts';
import { restore } from './restore.ts';
import { bringSecretBack, saveSecret } from './secret.ts';
import { withDatabase } from './with-database.ts';

/** `npm run backup -- <folder>` and `npm run restore -- <folder>`. */
const [operation, given, ...rest] = process.argv.slice(2);

try {
  if (!given || rest.length > 0) throw new Error(`npm run ${operation} -- <folder>`);
  const env = readStartEnv();
  const folder = resolve(given);
  const manifest = operation === 'backup' ? await takeBackup(env, folder)
    : await bringBack(env, folder);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const done = operation === 'backup' ? 'is backed up to' : 'is restored from';
  process.stdout.write(`The house ${done} ${folder}: ${manifest.tables.length} tables, ${rows} rows, `
    + `as of ${manifest.takenAt}.\n`);
  const files = manifest.files?.length ?? 0;
  if (files > 0) process.stdout.write(`Uploaded files: ${files}.\n`);
  if (env.s3) process.stdout.write(bucketLine(operation!, env.s3.bucket, files));
  if (!manifest.hasSecret) process.stdout.write('KARAT_SECRET is not part of it: keep it safe too.\n');
} catch (error) {
  const line = error instanceof StartError ? error.line
    : error instanceof OperationError ? `${error.code}: ${error.message}` : String(error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function bucketLine(operation: string, bucket: string, files: number): string {
  if (operation === 'backup') return `The bucket ${bucket} is not part of it: keep its files safe too.\n`;
  return files === 0 ? '' : `They lie in the data folder: copy them into ${bucket}, below media/.\n`;
}

function takeBackup(env: StartEnv, folder: string): Promise<Manifest> {
  const none = env.databaseUrl === undefined && !existsSync(join(env.dataDir, 'postgres'));
  if (none) throw new OperationError('NO_DATABASE', `There is no database in ${env.dataDir}.`);
  return withDatabase(env, (databaseUrl) => backUp({
    databaseUrl, folder, schemas: SCHEMAS, now: new Date(),
    copySecret: (into) => env.secret === undefined && saveSecret(env.dataDir, into),
    ...env.s3 === null && { copyFiles: (into: string) => saveFiles(env.dataDir, into) },
  }));
}

function bringBack(env: StartEnv, folder: string): Promise<Manifest> {
  return withDatabase(env, async (databaseUrl, state) => {
    if (state === 'running') {
      throw new OperationError('RUNNING', `A house runs on ${env.dataDir}: stop it first.`);
    }
    const manifest = await restore({
      databaseUrl, folder, schemas: SCHEMAS, known: knownMigrations(),
      prepare: (migrations) => prepareDatabase(databaseUrl, migrations),
      bringFiles: ({ files }) => bringFilesBack(env.dataDir, folder, files ?? []),
    });
    bringSecretBack(env.dataDir, folder);
    return manifest;
  });
}
