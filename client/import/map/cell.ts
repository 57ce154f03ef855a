/**
 * What a cell means: without blanks around it, the apostrophe before a text, and the formula by which shops keep long
 * numbers whole: `="2100000000000000001"` is what stands inside.
 */
export function bareCell(cell: string): string {
  const text = cell.trim().replace(/^'(?=[\d=+\-@])/, '');
  return text.startsWith('="') && text.endsWith('"') && text.length > 2 ? text.slice(2, -1).trim() : text;
}
