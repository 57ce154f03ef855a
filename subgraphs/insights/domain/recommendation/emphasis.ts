/**
 * How much popularity counts beside the reasons that are a member's own. In one house people buy what goes with what
 * they have, in another what everybody buys: half of the members of the months held out say which of these weights is
 * right most often, the other half say how often it is. Equal ones: the least, so that reasons of their own count.
 *
 * Example: 1, 4, 16 and 64 times the weight were right for 40, 52, 52 and 31 of 200 members: 4 times.
 */
export const EMPHASES = [1, 4, 16, 64] as const;
export type Emphasis = (typeof EMPHASES)[number];

export function bestEmphasis(hits: ReadonlyMap<Emphasis, number>): Emphasis {
  return EMPHASES.reduce((best, emphasis) => (
    (hits.get(emphasis) ?? 0) > (hits.get(best) ?? 0) ? emphasis : best));
}

export function emphasised<Rules extends { readonly popularWeight: number }>(rules: Rules, emphasis: number): Rules {
  return { ...rules, popularWeight: rules.popularWeight * emphasis };
}
