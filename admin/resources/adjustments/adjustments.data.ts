import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  AdjustmentListDocument,
  DecideAdjustmentDocument,
  type AdjustmentListQuery,
  type DecideAdjustmentMutation,
  type DecidePointsAdjustmentInput,
  type PointsAdjustmentState,
} from '../../gql/graphql.ts';

export type AdjustmentRow = AdjustmentListQuery['pointsAdjustments']['items'][number];

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
