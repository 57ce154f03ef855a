/**
 * Whoever sees people only in part is told no figure of a group so small that it speaks of somebody (L0 聚合数据).
 * What is withheld must not follow from what is shown and the sum either: together the withheld are never so few.
 *
 * Example, at least 5: groups of 12, 7 and 3 → only the 12 is shown; of 12, 4 and 3 → again (4 + 3 are
 * enough for each other); of 5 and 5 → both; of 9 and 2 → none.
 */
export const SMALLEST_GROUP = 5;

interface Group { readonly members: number }

/** The groups that may be shown, as they stood. Groups of nobody tell nobody's secret. */
export function withoutSmall<G extends Group>(groups: readonly G[]): G[] {
  const bySize = [...groups].sort((a, b) => a.members - b.members);
  const hidden = new Set<G>();
  let people = 0;
  for (const group of bySize) {
    const isSmall = group.members > 0 && group.members < SMALLEST_GROUP;
    const isCover = people > 0 && people < SMALLEST_GROUP && group.members > 0;
    if (!isSmall && !isCover) continue;
    hidden.add(group);
    people += group.members;
  }
  return groups.filter((group) => !hidden.has(group));
}
