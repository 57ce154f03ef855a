import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readRun } from '../kit/env.ts';
import type { PartnerHouse } from '../client/house.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const SHARED = join(ROOT, '..', 'shared', 'data');
export const JEWELRY = join(SHARED, 'jewelry_orders', 'jewelry_2018-12_to_2021-06.csv.gz');
export const RATES = join(SHARED, 'fx', 'fred_fx_monthly_1971_2026.csv');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Highest resident memory seen, in MB. */
  readonly peakMb: number;
  readonly seconds: number;
}

export interface Importer {
  readonly pid: number;
  out(): string;
  readonly finished: Promise<Finished>;
}

/** Starts the import as a partner does: another process, over HTTP, with its client's secret. */
export function startImport(
  house: Pick<PartnerHouse, 'endpoint' | 'clientId' | 'clientSecret'>, file: string,
  more: { args?: string[]; operatorToken?: string } = {},
): Importer {
  const began = performance.now();
  const child = spawn(process.execPath, [
    // What `npm run import` gives it: a file of any length has to do with it.
    '--max-old-space-size=96', join(ROOT, 'client', 'import', 'main.ts'), 'jewelry', file, '--endpoint', house.endpoint,
    '--client-id', house.clientId, ...(more.args ?? ['--fx', RATES]),
  ], { env: {
    KARAT_IMPORT_CLIENT_SECRET: house.clientSecret, NODE_NO_WARNINGS: '1',
    ...(more.operatorToken ? { KARAT_IMPORT_OPERATOR_TOKEN: more.operatorToken } : {}),
  }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  let peakMb = 0;
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  const watch = setInterval(() => { peakMb = Math.max(peakMb, residentMb(child.pid!)); }, 50);
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code, signal, out, err, peakMb, seconds: (performance.now() - began) / 1000 });
    });
  });
  return { pid: child.pid!, out: () => out, finished };
}

function residentMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** A folder of its own: the import leaves its state and report beside the file. */
export function newFolder(): string {
  mkdirSync(readRun().folder, { recursive: true });
  return mkdtempSync(join(readRun().folder, 'import-'));
}

export function writeGzip(lines: readonly string[], name = 'orders.csv.gz'): string {
  const file = join(newFolder(), name);
  writeFileSync(file, gzipSync(lines.join('\n') + '\n'));
  return file;
}

/** Read at one go: a file that is missing fails at once, where a stream into another one would wait for ever. */
export function linesOf(path: string): string[] {
  return gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split(/\r?\n/);
}

export const firstLines = (count: number): string[] => linesOf(JEWELRY).slice(0, count);

export interface FileFacts {
  readonly lines: number;
  readonly orders: number;
  readonly users: number;
  readonly products: number;
  readonly usd: string;
}

/** The sums of a file by another road than the import's own. */
export function factsOf(lines: readonly string[]): FileFacts {
  const rows = lines.filter(Boolean).map((line) => line.split(','))
    .map((row) => (row.length === 11 ? { price: row[5]!, user: row[6]!, row } :
      { price: row[7]!, user: row[8]!, row }));
  const cents = rows.reduce((sum, { price }) => sum + BigInt(price.replace('.', '')), 0n);
  return {
    lines: rows.length, orders: new Set(rows.map(({ row }) => row[1])).size,
    users: new Set(rows.map(({ user }) => user)).size,
    products: new Set(rows.map(({ row }) => row[2])).size,
    usd: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`,
  };
}

/**
 * The same orders with ten times the share of lines that lack two fields, cost nothing or stand twice, as
 * the whole file has them: 1.5 %, 0.6 % and 3.3 %. Order numbers are others, so that it can follow the file.
 */
export function brokenTenfold(lines: readonly string[]) {
  const broken = lines.filter(Boolean).flatMap((line, index) => {
    let fields = line.replace(/UTC,(\d+)/, 'UTC,88$1').split(',');
    fields[2] = `88${fields[2]!.slice(2)}`;
    if (fields.length === 13 && index % 7 === 0) fields = shortened(fields);
    if (fields.length === 11 && index % 14 === 0) fields[5] = '0.00';
    const text = fields.join(',');
    return index % 3 === 0 ? [text, text] : [text];
  });
  const short = broken.map((line) => line.split(',')).filter((fields) => fields.length === 11);
  return {
    lines: broken, short: short.length, duplicates: broken.length - new Set(broken).size,
    free: short.filter((fields) => fields[5] === '0.00').length,
  };
}

function shortened(fields: readonly string[]): string[] {
  return [...fields.slice(0, 4), '', fields[7]!, fields[8]!, '', '', '', ''];
}
