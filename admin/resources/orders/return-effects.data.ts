import { ReturnPointsDocument, ReturnRebatesDocument, type RecordReturnInput } from '../../gql/graphql.ts';
import { askWhole } from '../../graph/ask.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { recordReturn } from './orders.data.ts';
import type { PreviewedReturn, Told } from './return-effects.ts';

/** The dry run first, which says what is left of each line; then points and rebates at once. */
export async function previewReturn(
  input: RecordReturnInput,
  can: (scope: string) => boolean,
  restricted: boolean,
): Promise<PreviewedReturn> {
  const result = await recordReturn({ ...input, dryRun: true });
  const { decision } = result;
  if (!decision || !input.orderId) return { ...result, effects: null };
  const lines = decision.lines.map(({ lineId, remainingBase: { amount, currency }, remainingQuantity }) => ({
    lineId,
    remainingBase: { amount, currency },
    remainingQuantity,
  }));
  const id = input.orderId;
  const [points, rebates] = await Promise.all([
    told(can('loyalty:read'), restricted, async () => {
      const { order } = await askWhole(ReturnPointsDocument, { id, lines, returnedAt: input.returnedAt });
      return order?.pointsReturnPreview ?? null;
    }),
    told(can('franchises:rebates'), restricted, async () => {
      const { order } = await askWhole(ReturnRebatesDocument, { id, lines });
      return order?.rebateReturnPreview ?? null;
    }),
  ]);
  return { ...result, effects: { points, rebates } };
}

/**
 * A preview that cannot be had is told as such: it is no preview of nothing. To people of a franchise what is not
 * theirs looks like nothing, so nothing is no word for them either.
 */
async function told<Value>(
  permitted: boolean,
  restricted: boolean,
  ask: () => Promise<Value | null>,
): Promise<Told<Value>> {
  if (!permitted) return { kind: 'hidden' };
  try {
    const value = await ask();
    return value === null && restricted ? { kind: 'hidden' } : { kind: 'known', value };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return error.code === 'FORBIDDEN' ? { kind: 'hidden' } : { kind: 'failed', error };
  }
}
