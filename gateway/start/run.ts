import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { endOnSignal } from '../../subgraphs/kernel/process/end-on-signal.ts';
import { Interrupted, Sequence } from '../../subgraphs/kernel/process/sequence.ts';
import { StartError } from '../postgres/start-error.ts';
import { renderBanner } from './banner.ts';
import { calmForeignLogger, readStartEnv } from './env.ts';
import type { StartEnv } from './env.ts';
import { createLog } from './log.ts';
import { openHouse, openWorkerHouse } from './open-house.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const complain = (line: string): void => { process.stderr.write(`${line}\n`); };

async function main(): Promise<void> {
  // A closed terminal (SIGHUP) makes writing fail; that must not stop us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const env = readEnvOrEnd();
  if (!cluster.isWorker) env.warnings.forEach(complain);
  const log = createLog(env.logLevel);
  calmForeignLogger();
  const sequence = new Sequence(log);
  // Nothing else may hold the process while it opens; this timer does until it is to end.
  const alive = setInterval(() => undefined, 1 << 30);
  const end = endOnSignal(sequence, {
    // The first process speaks for all.
    say: cluster.isWorker ? () => undefined : say, complain, release: () => clearInterval(alive),
  });
  process.on('uncaughtException', (error) => {
    report(error, log);
    void end(1);
  });
  try {
    if (cluster.isWorker) return await openWorkerHouse(env, sequence, log, say);
    const facts = await openHouse(env, sequence, log, say);
    say(renderBanner({ ...facts, seconds: process.uptime() }));
  } catch (error) {
    if (error instanceof Interrupted) return;
    report(error, log);
    await end(1);
  }
}

/** One line for a person, the stack for the log. */
function report(error: unknown, log: Logger): void {
  if (error instanceof StartError) {
    complain(error.line);
    log.debug({ err: error }, 'start refused');
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  complain(`Karat ends because of an error nobody expected: ${message.split('\n')[0]}`);
  log.fatal({ err: error }, 'unexpected error');
}

function readEnvOrEnd(): StartEnv {
  try {
    return readStartEnv();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const lines = error.code === 'CONFIG_INVALID' ? error.message.split('\n') : [error.line];
    for (const line of lines) complain(line);
    process.exit(1);
  }
}

await main();
