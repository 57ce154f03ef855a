import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresVersion, stopPostgres } from './kit/database.ts';
import type { Figure } from './kit/figure.ts';
import { describeMachine } from './kit/machine.ts';
import { BENCH_FOLDER, QUICK, USUAL } from './kit/settings.ts';
import { renderTable } from './kit/table.ts';
import { ROWS } from './rows/all.ts';

/** `npm run bench`, or `npm run bench -- <name> … [--quick]`. */
async function main(words: readonly string[]): Promise<number> {
  const flags = words.filter((word) => word.startsWith('--'));
  const names = words.filter((word) => !word.startsWith('--'));
  const chosen = names.length === 0 ? ROWS : ROWS.filter(({ name }) => names.includes(name));
  const unknown = [...names.filter((name) => !ROWS.some((row) => row.name === name)),
    ...flags.filter((flag) => flag !== '--quick')];
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. There are ${ROWS.map(({ name }) => name).join(', ')},`
      + ' and --quick.');
    return 1;
  }
  const settings = flags.includes('--quick') ? QUICK : USUAL;
  const machine = describeMachine();
  const figures: Figure[] = [];
  let failed = 0;
  for (const row of chosen) {
    console.error(`── ${row.name}`);
    try {
      figures.push(...await row.measure(settings));
    } catch (error) {
      failed += 1;
      console.error(error);
      figures.push({ what: row.name, ours: 'failed', beside: '–', value: null,
        note: (error as Error).message.split('\n')[0]!.slice(0, 100) });
    }
  }
  const command = ['npm run bench', ...(words.length > 0 ? ['--', ...words] : [])].join(' ');
  const versions = { ...machine.versions, postgresql: await postgresVersion() };
  await stopPostgres();
  print({ command, machine: { ...machine, versions }, settings, figures });
  return failed === 0 ? 0 : 1;
}

interface Report {
  readonly command: string;
  readonly machine: ReturnType<typeof describeMachine>;
  readonly settings: typeof USUAL;
  readonly figures: readonly Figure[];
}

function print(report: Report): void {
  const { command, machine, settings, figures } = report;
  const folder = join(BENCH_FOLDER, 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`${renderTable(figures)}

ratio: ours to the other, in throughput, medians of ${settings.rounds} interleaved rounds of ${
  settings.seconds} s over ${settings.connections} connections
CPU: the other's CPU time for one request to ours, server processes without PostgreSQL
machine: ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, load ${
  machine.load} at the start
versions: ${Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ')}
commit: ${machine.commit}
again: ${command}
figures: ${path}`);
}

process.exit(await main(process.argv.slice(2)));
