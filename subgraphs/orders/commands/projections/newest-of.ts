/** The newest version of each thing, in order of id so that batches lock rows in one order. */
export function newestOf<Thing extends { readonly version: bigint }>(
  things: readonly Thing[], idOf: (thing: Thing) => string,
): Thing[] {
  const newest = new Map<string, Thing>();
  for (const thing of things) {
    const known = newest.get(idOf(thing));
    if (!known || known.version < thing.version) newest.set(idOf(thing), thing);
  }
  return [...newest.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
