export interface Window {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
  readonly capacity: number;
}

const LINE = /^([1-7])(?:\s*[-–~至]\s*([1-7]))?\s+(\d{1,2}:\d{2})\s*[-–~至]\s*(\d{1,2}:\d{2})\s+(\d{1,2})$/;

/** One line a window of each day; null when a line is written otherwise. '1-5 10:00-21:30 2' is five windows. */
export function windowsOf(lines: string): Window[] | null {
  const read = linesIn(lines).map((line) => {
    const [, first, last, from, until, capacity] = LINE.exec(line) ?? [];
    if (!first || !from || !until || !capacity || Number(last ?? first) < Number(first)) return null;
    return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, day): Window => ({
      weekday: Number(first) + day, from: from.padStart(5, '0'), until: until.padStart(5, '0'),
      capacity: Number(capacity),
    }));
  });
  return read.includes(null) ? null : read.flatMap((windows) => windows ?? []);
}

/** The same written down; days that follow each other with the same hours stand on one line. */
export function linesOf(windows: readonly Window[]): string {
  const hoursOf = ({ from, until, capacity }: Window) => `${from}-${until} ${capacity}`;
  const sorted = [...windows].sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
  const runs = new Map<string, { first: number; last: number }[]>();
  for (const window of sorted) {
    const known = runs.get(hoursOf(window)) ?? [];
    const run = known.at(-1);
    if (run && run.last === window.weekday - 1) run.last = window.weekday;
    else known.push({ first: window.weekday, last: window.weekday });
    runs.set(hoursOf(window), known);
  }
  return [...runs].flatMap(([hours, all]) => all.map(({ first, last }) => (
    { first, text: `${first === last ? first : `${first}-${last}`} ${hours}` })))
    .sort((a, b) => a.first - b.first || (a.text < b.text ? -1 : 1)).map(({ text }) => text).join('\n');
}

export const linesIn = (text: string): string[] =>
  text.normalize('NFKC').split('\n').map((line) => line.trim()).filter((line) => line !== '');
