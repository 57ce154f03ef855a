import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onServer } from '../kit/database.ts';
import { Load, type Shot } from '../kit/load.ts';
import { BENCH_FOLDER } from '../kit/settings.ts';
import { openStage } from '../kit/stage.ts';

const LOG = join(BENCH_FOLDER, 'postgres.log');
/** Statements below this explain nothing. */
const FROM_MS = 5;

/** How PostgreSQL went about one request: plans with rows and buffers, by auto_explain, from its log. */
export async function plansOf(databaseUrl: string, shotAtHouse: (url: string) => Shot): Promise<string> {
  const database = new URL(databaseUrl).pathname.slice(1);
  const settings = ['session_preload_libraries = auto_explain', `auto_explain.log_min_duration = ${FROM_MS}`,
    'auto_explain.log_analyze = on', 'auto_explain.log_buffers = on'];
  for (const setting of settings) await onServer(`alter database ${database} set ${setting}`);
  const house = await openStage('house', { databaseUrl });
  try {
    const before = statSync(LOG).size;
    await new Load(house.url, [shotAtHouse(house.url)], 1).fire({ answers: 1 }).catch(() => undefined);
    await sleep(200);
    return readFileSync(LOG).subarray(before).toString();
  } finally {
    await house.stop();
    await onServer(`alter database ${database} reset all`);
  }
}
