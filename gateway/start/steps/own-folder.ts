import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/** Of the compiled file: `dist/gateway/start/steps`. */
const INSTALLED = fileURLToPath(new URL('../../../..', import.meta.url));

/** Schema, admin and documents are read from where it is started: elsewhere it would miss them one by one. */
export function checkOwnFolder(folder = process.cwd()): Started<void> {
  if (existsSync(join(folder, 'schema', 'supergraph.graphql'))) return { value: undefined };
  throw new StartError('WRONG_FOLDER',
    `Karat was started in ${folder}, which is not the folder it is installed in.`,
    `Start it there: cd ${INSTALLED.replace(/\/$/, '')} && npm start`);
}
