import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { eraseAgain, noteLogged } from '../commands/privacy/erase-again.ts';
import { mixedErasures, notErasedYet, unloggedErasures } from '../queries/privacy/due.ts';

type LoggedErasure = Awaited<ReturnType<typeof unloggedErasures>>[number];

const FILE = 'erasures.log';
const AT_ONCE = 500;

/**
 * Who was erased stands in a file beside the database as well, a line each, ids alone. A backup that is older than
 * an erasure brings the member back; its line has it erased again. Answers those that cannot be: somebody else is
 * merged with the member in this database.
 */
export async function keepErasureLog(context: HandlerContext, services: Services): Promise<readonly string[]> {
  if (services.dataDir === null) return [];
  const { sql } = context.home.database;
  const path = join(services.dataDir, FILE);
  const logged = await readLog(path);
  const run = { id: null, requestId: 'erasure log' };
  const held: string[] = [];
  for (let from = 0; from < logged.length; from += AT_ONCE) {
    const lost = await notErasedYet(sql, logged.slice(from, from + AT_ONCE));
    const mixed = await mixedErasures(sql, lost);
    const alone = lost.filter(({ erasureId }) => !mixed.has(erasureId));
    held.push(...mixed);
    if (alone.length > 0) await context.run(eraseAgain, run, { erasures: alone });
  }
  const known = new Set(logged.map(({ erasureId }) => erasureId));
  const unlogged = await unloggedErasures(sql, AT_ONCE);
  const lines = unlogged.filter(({ erasureId }) => !known.has(erasureId)).map((one) => `${JSON.stringify(one)}\n`);
  if (lines.length > 0) {
    await mkdir(services.dataDir, { recursive: true });
    await appendFile(path, lines.join(''), { flush: true, mode: 0o600 });
  }
  if (unlogged.length > 0) {
    await context.run(noteLogged, run, { erasureIds: unlogged.map(({ erasureId }) => erasureId) });
  }
  return held;
}

/** A last line that was cut off by a crash is written again: its erasure is not noted as logged. */
async function readLog(path: string): Promise<LoggedErasure[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as LoggedErasure];
    } catch {
      return [];
    }
  });
}
