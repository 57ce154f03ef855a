import { readFile } from 'node:fs/promises';
import { ImportError } from './import-error.ts';

/**
 * FRED's monthly means, units per USD: "2019-01-01,China,6.7863". The month's mean is in force from the
 * month's first midnight in Shanghai.
 */
export async function readFxFile(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new ImportError('FX_UNREADABLE', `${file} cannot be read: ${cause.message}`, { cause });
  });
  const [header, ...rows] = text.split(/\r?\n/);
  if (header?.trim() !== 'Date,Country,Exchange rate') {
    throw new ImportError('FX_UNREADABLE', `${file} is no FRED table (Date,Country,Exchange rate).`);
  }
  const rates = new Map<string, string>();
  for (const row of rows) {
    const match = /^(\d{4}-\d\d)-01,China,(\d{1,9}(?:\.\d{1,12})?)$/.exec(row);
    if (match) rates.set(match[1]!, match[2]!);
  }
  return rates;
}

const SHANGHAI_MS = 8 * 3_600_000;

/** Months in Shanghai from the first payment to the last: ["2018-12", "2019-01", …]. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const last = monthOf(to);
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthOf(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 7);
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export function beginOf(month: string): string {
  return new Date(`${month}-01T00:00:00+08:00`).toISOString();
}
