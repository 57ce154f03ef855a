import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { StartError } from '../postgres/start-error.ts';
import { renderBanner } from './banner.ts';
import { calmForeignLogger, readStartEnv } from './env.ts';
import type { StartEnv } from './env.ts';
import { createLog } from './log.ts';
import { openHouse, openWorkerHouse } from './open-house.ts';
import { Interrupted, Sequence } from './sequence.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes a Ctrl-C on that the terminal has already delivered: one wish, two signals. */
const SAME_WISH_MS = 1_000;

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
  const end = endOnce(sequence, () => clearInterval(alive));
  listen(log, end);
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

/** Stops everything, then ends the process with this code; only the first call counts. */
function endOnce(sequence: Sequence, release: () => void): (code: number) => Promise<void> {
  let ending: Promise<void> | undefined;
  return (code) => {
    ending ??= sequence.stop().then((clean) => {
      release();
      process.exit(clean ? code : code || 1);
    });
    return ending;
  };
}

function listen(log: Logger, end: (code: number) => Promise<void>): void {
  let asked: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (asked === undefined) {
        asked = performance.now();
        if (!cluster.isWorker) say('Karat is stopping; press Ctrl-C again to force it.');
        void end(0);
      } else if (performance.now() - asked > SAME_WISH_MS) {
        // The watcher stops PostgreSQL as soon as this process is gone.
        complain('Karat was forced to end.');
        process.exit(130);
      }
    });
  }
  process.on('uncaughtException', (error) => {
    report(error, log);
    void end(1);
  });
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
