import { createKaratClient, KaratError } from '../src/index.ts';
import { readArguments } from './arguments.ts';
import { demoOperatorToken } from './demo-operator.ts';
import { readImportEnv } from './env.ts';
import { ImportError } from './import-error.ts';
import { runImport } from './run-import.ts';

const DEADLINE_MS = 120_000;
const ATTEMPTS = 10;

async function main(): Promise<void> {
  const settings = readArguments(process.argv.slice(2), readImportEnv());
  const { endpoint, clientId, clientSecret, demo } = settings;
  const patience = { endpoint, deadlineMs: DEADLINE_MS, attempts: ATTEMPTS };
  const channel = createKaratClient({ ...patience, clientId, clientSecret });
  const operator = async () => {
    const token = settings.operatorToken ?? (demo ? await demoOperatorToken(endpoint) : null);
    return token === null ? null : createKaratClient({ ...patience, token: () => token });
  };
  await runImport(settings, { channel, operator }, process.stdout);
}

try {
  await main();
} catch (error) {
  const expected = error instanceof ImportError || error instanceof KaratError;
  if (!expected) throw error;
  process.stderr.write(`${error.code === 'USAGE' ? '' : `${error.code}: `}${error.message}\n`);
  process.exitCode = error.code === 'USAGE' ? 2 : 1;
}
