import { readFile } from 'node:fs/promises';
import { ImportError } from './import-error.ts';

/**
 * FRED's monthly means, units per USD: "2019-01-01,China,6.7863". The month's mean is in force from the
 * month's first midnight at home.
 */
export async function readFxFile(file: string, country: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new ImportError('FX_UNREADABLE', `${file} cannot be read: ${cause.message}`, { cause });
  });
  const [header, ...rows] = text.split(/\r?\n/);
  if (header?.trim() !== 'Date,Country,Exchange rate') {
    throw new ImportError('FX_UNREADABLE', `${file} is no FRED table (Date,Country,Exchange rate).`);
  }
  const rates = new Map<string, string>();
  for (const row of rows) {
    const match = /^(\d{4}-\d\d)-01,([^,]+),(\d{1,9}(?:\.\d{1,12})?)$/.exec(row);
    if (match?.[2] === country) rates.set(match[1]!, match[3]!);
  }
  return rates;
}

/** How the table names a region whose code is that of a country. */
export function countryOf(region: string): string {
  if (!/^[A-Z]{2}$/.test(region)) return region;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(region) ?? region;
}

/** Months in the zone from the first payment to the last: ["2018-12", "2019-01", …]. */
export function monthsBetween(from: string, to: string, zone: string): string[] {
  const months: string[] = [];
  const last = monthOf(to, zone);
  for (let month = monthOf(from, zone); month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthOf(instant: string, zone: string): string {
  return localTime(Date.parse(instant), zone).toISOString().slice(0, 7);
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The month's first midnight in the zone. */
export function beginOf(month: string, zone: string): string {
  const local = Date.parse(`${month}-01T00:00:00Z`);
  // The zone's offset near that midnight, and once more in case it is another one there.
  const guess = local - (localTime(local, zone).getTime() - local);
  return new Date(local - (localTime(guess, zone).getTime() - guess)).toISOString();
}

/** What clocks in the zone show then, as if it were UTC. */
function localTime(instant: number, zone: string): Date {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, dateStyle: 'short', timeStyle: 'medium',
  }).format(instant);
  return new Date(`${shown.replace(' ', 'T')}Z`);
}
