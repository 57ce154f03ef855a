/**
 * The bytes that a `Range` header asks for (RFC 9110, section 14.2), first and last counted; null: the whole, also
 * where it asks for several pieces or says something else; `none`: it begins behind the end.
 *
 * Example: of 1,000 bytes `bytes=0-99` is 0 to 99, `bytes=900-` and `bytes=-100` are 900 to 999, `bytes=1000-` is none.
 */
export function rangeOf(
  header: string | undefined, size: number,
): readonly [first: number, last: number] | 'none' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') return Number(to) === 0 || size === 0 ? 'none' : [Math.max(0, size - Number(to)), size - 1];
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'none' : [first, to === '' ? size - 1 : Math.min(Number(to), size - 1)];
}
