import { isReached, type Figure } from './figure.ts';

const HEAD = ['bench', 'ours', 'beside', 'ratio', 'reach', '', 'note'];

/** The figures of this run as a table that can be pasted into a document. */
export function renderTable(figures: readonly Figure[]): string {
  const rows = [HEAD, HEAD.map((title) => '-'.repeat(Math.max(3, title.length))),
    ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  return rows.map((row) => `| ${row.map((cell, column) =>
    cell + ' '.repeat(widths[column]! - widthOf(cell))).join(' | ')} |`).join('\n');
}

function cells(figure: Figure): string[] {
  const { value, reach, cpuRatio } = figure;
  const reached = isReached(figure);
  const shown = figure.shown ?? (value === null ? '–' : value.toFixed(2));
  const wanted = reach === undefined ? 'stated'
    : 'atLeast' in reach ? `≥ ${reach.atLeast}` : `≤ ${reach.atMost}`;
  const cpu = cpuRatio === undefined ? '' : ` (CPU ${cpuRatio.toFixed(2)})`;
  return [figure.what, figure.ours, figure.beside, shown + cpu, wanted,
    reached === null ? '' : reached ? 'yes' : 'NO', figure.note ?? ''];
}

/** Chinese characters are two columns wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}
