import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  AdjustmentListDocument,
  AdjustmentNowDocument,
  DecideAdjustmentDocument,
  type AdjustmentPartsFragment,
  type DecideAdjustmentMutation,
  type DecidePointsAdjustmentInput,
  type PointsAdjustmentState,
} from '../../gql/graphql.ts';

export type AdjustmentRow = AdjustmentPartsFragment;

export const adjustmentSource: Source<AdjustmentRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(AdjustmentListDocument, {
        page,
        filter: { state: typed(filter.state) as PointsAdjustmentState | undefined, memberId: typed(filter.memberId) },
      })
    ).pointsAdjustments,
};

export async function decideAdjustment(
  input: DecidePointsAdjustmentInput,
): Promise<DecideAdjustmentMutation['decidePointsAdjustment']> {
  return (await ask(DecideAdjustmentDocument, { input })).decidePointsAdjustment;
}

export async function readAdjustment(id: string): Promise<AdjustmentRow | null> {
  const { node } = await ask(AdjustmentNowDocument, { id });
  return node?.__typename === 'PointsAdjustment' ? node : null;
}
