import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Noto Sans SC (OFL) as its package has it: a hundred files, each with the characters of some ranges. A document embeds
 * of a file only the glyphs that it draws, and a rare character of a name is found like a common one.
 */
const FOLDER = dirname(createRequire(import.meta.url)
  .resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff'));

interface Range { readonly from: number; readonly to: number; readonly subset: string }
let ranges: readonly Range[] | null = null;

/** Sorted; read once, when somebody wants the first document. */
function readRanges(): readonly Range[] {
  const listed = JSON.parse(readFileSync(join(FOLDER, '..', 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(listed).flatMap(([key, text]) => text.split(',').map((range) => {
    const [from, to = from] = range.replace('U+', '').split('-').map((hex) => Number.parseInt(hex, 16));
    if (from === undefined || to === undefined) throw new Error(`no range: ${range}`);
    return { from, to, subset: key.replace(/[[\]]/g, '') };
  })).sort((a, b) => a.from - b.from);
}

function subsetOf(code: number): string | null {
  ranges ??= readRanges();
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { from, to, subset } = ranges[middle]!;
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return subset;
  }
  return null;
}

export const fontFile = (subset: string): string => join(FOLDER, `noto-sans-sc-${subset}-400-normal.woff`);

/** A stretch of text in one font; null: the document's own for figures and Latin letters. */
export interface Run { readonly subset: string | null; readonly text: string }

/** Splits a text by the fonts that have its characters; what none has is shown as a question mark. */
export function runsOf(text: string): Run[] {
  const runs: { subset: string | null; text: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const found = code < 0x7f ? null : subsetOf(code);
    const drawn = code < 0x7f || found !== null ? character : '?';
    const last = runs.at(-1);
    if (last && last.subset === found) last.text += drawn;
    else runs.push({ subset: found, text: drawn });
  }
  return runs;
}
