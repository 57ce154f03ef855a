const GROUPED = /^([-+]?\d+)((?:[, ]\d{3})+)(\.\d+)?$/;

/**
 * A number as people write it, as computers read it: '1,000', '１，０００' and ' 1 000 ' are 1000. What is grouped
 * otherwise stays as it was typed and is no number: '1,5' might be one and a half.
 */
export function plainNumber(typed: string): string {
  // Full-width digits, commas, points, signs and spaces become those of a keyboard.
  const text = typed.normalize('NFKC').replaceAll('，', ',').replaceAll('。', '.').replaceAll('\u2212', '-').trim();
  const grouped = GROUPED.exec(text);
  return grouped ? grouped[1] + grouped[2]!.replaceAll(/[, ]/g, '') + (grouped[3] ?? '') : text;
}
