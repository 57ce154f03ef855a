import type { Finding, Source } from '../sources.ts';
import { isTest } from './place.ts';

const LINE = 120;

/** Tables of words: a sentence is a line, however long it is. */
function isWords(path: string): boolean {
  return path.includes('/i18n/') || /^admin\/resources\/[^/]+\/texts\.ts$/.test(path);
}

/** Hard stops; what is aimed at is half of them. A migration is SQL that is never edited again. */
function stopOf(path: string): number {
  if (isWords(path)) return 600;
  if (isTest(path)) return 350;
  if (path.includes('/migrations/')) return 350;
  return path.endsWith('.tsx') ? 300 : 250;
}

/** Files and lines that grew beyond what one reads at a time. */
export function checkSizes(sources: readonly Source[]): Finding[] {
  return sources.flatMap(({ path, lines }) => {
    const stop = stopOf(path);
    const length = lines.at(-1) === '' ? lines.length - 1 : lines.length;
    const long = lines.flatMap((line, index) => (line.length <= LINE || isWords(path) ? [] : [{
      path, line: index + 1, rule: 'line length', message: `${line.length} columns, at most ${LINE}`,
    }]));
    if (length <= stop) return long;
    return [...long, { path, line: stop, rule: 'file length', message: `${length} lines, at most ${stop}` }];
  });
}
