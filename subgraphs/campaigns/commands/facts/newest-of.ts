/** The newest telling of each thing, in id order so that two batches cannot deadlock. */
export function newestOf<Fact extends { readonly version: bigint }>(
  facts: readonly Fact[], idOf: (fact: Fact) => string,
): Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(idOf(fact));
    if (!known || known.version < fact.version) newest.set(idOf(fact), fact);
  }
  return [...newest.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
