/** Rows of each key, by the place of the key (`with ordinality`). */
export function byKey<Row extends { readonly nth: bigint }>(keys: readonly unknown[], rows: readonly Row[]): Row[][] {
  const found = Map.groupBy(rows, ({ nth }) => Number(nth));
  return keys.map((_, place) => found.get(place + 1) ?? []);
}
