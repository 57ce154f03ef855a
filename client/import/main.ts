import { createKaratClient, KaratError } from '../src/index.ts';
import { readArguments } from './arguments.ts';
import { demoOperatorToken } from './demo-operator.ts';
import { readImportEnv } from './env.ts';
import { ImportError } from './import-error.ts';
import { importFile } from './run/command.ts';
import { runImport } from './run-import.ts';

const DEADLINE_MS = 120_000;
const ATTEMPTS = 10;

/** A history of jewelry has a program of its own, which knows its quirks; every other file is read by its template. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args[0] === 'jewelry') return importJewelry(args);
  process.exitCode = await importFile(args, readImportEnv(), process.stdout);
}

async function importJewelry(args: readonly string[]): Promise<void> {
  const settings = readArguments(args, readImportEnv());
  const { endpoint, clientId, clientSecret, demo } = settings;
  const patience = { endpoint, deadlineMs: DEADLINE_MS, attempts: ATTEMPTS };
  const channel = createKaratClient({ ...patience, clientId, clientSecret });
  const operator = async () => {
    const token = settings.operatorToken ?? (demo ? await demoOperatorToken(endpoint) : null);
    return token === null ? null : createKaratClient({ ...patience, token: () => token });
  };
  await runImport(settings, { channel, operator }, process.stdout);
}

// Who reads only the first lines of a report has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await main();
} catch (error) {
  const expected = error instanceof ImportError || error instanceof KaratError;
  if (!expected) throw error;
  process.stderr.write(`${error.code === 'USAGE' ? '' : `${error.code}: `}${error.message}\n`);
  process.exitCode = error.code === 'USAGE' ? 2 : 1;
}
