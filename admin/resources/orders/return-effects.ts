import type {
  PointsReturnPartsFragment,
  PointsTakenBackPartsFragment,
  RebateReturnPartsFragment,
  RecordReturnMutation,
} from '../../gql/graphql.ts';
import type { GraphError } from '../../graph/graph-error.ts';

/** What one subgraph says: known (null: nothing there), not ours to see, or no answer. */
export type Told<Value> =
  | { readonly kind: 'known'; readonly value: Value | null }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'failed'; readonly error: GraphError };

export interface ReturnEffects {
  readonly points: Told<PointsReturnPartsFragment>;
  readonly rebates: Told<RebateReturnPartsFragment>;
}

export type PreviewedReturn = RecordReturnMutation['recordReturn'] & { readonly effects: ReturnEffects | null };

/** Points of the purchase and bonus together, by where they come from. */
export function takenBack({ points, bonus }: PointsReturnPartsFragment): PointsTakenBackPartsFragment {
  return {
    total: points.total + bonus.total,
    pending: points.pending + bonus.pending,
    active: points.active + bonus.active,
    expired: points.expired + bonus.expired,
    others: points.others + bonus.others,
    debt: points.debt + bonus.debt,
  };
}

export interface LineEffect {
  readonly lineId: string;
  readonly points: PointsReturnPartsFragment['lines'][number] | null;
  readonly rebate: RebateReturnPartsFragment['lines'][number] | null;
}

/** What every returned line loses, as far as it is known. */
export function effectsByLine(lineIds: readonly string[], { points, rebates }: ReturnEffects): LineEffect[] {
  const known = <Row extends { lineId: string }>(part: Told<{ lines: Row[] }>, lineId: string): Row | null =>
    (part.kind === 'known' && part.value?.lines.find((line) => line.lineId === lineId)) || null;
  return lineIds.map((lineId) => ({ lineId, points: known(points, lineId), rebate: known(rebates, lineId) }));
}

/** Who loses the rebate, or who gets it back; of one order there is usually one of each. */
export function namesOf(
  { lines }: RebateReturnPartsFragment,
  of: 'homeFranchise' | 'payer',
  nobody: string,
): string {
  return [...new Set(lines.map(({ rebate }) => rebate?.[of]?.name ?? nobody))].join(', ');
}
