/**
 * Numbers that people say to each other: a letter for what it is, the local day without its century, and its place in
 * the count of one site on that day. Unique there; several sites have the same one.
 *
 * Example: the seventh quote of 30 September 2026 is "Q260930-7", said "q 26 09 30, 7".
 */
export function shortNumber(letter: string, day: string, count: number): string {
  return `${letter}${day.slice(2).replaceAll('-', '')}-${count}`;
}

/** As it is kept, however it was typed: "q 260930 007" too; null: it is none of that letter. */
export function readShortNumber(letter: string, typed: string): string | null {
  const [, said, day, count] = /^\s*([a-z])?\s*(\d{6})[\s-]*0*([1-9]\d{0,8})\s*$/i.exec(typed.normalize('NFKC')) ?? [];
  return day && (said ?? letter).toUpperCase() === letter ? `${letter}${day}-${count}` : null;
}
