import { ask } from '../../graph/ask.ts';
import { RefitPredictionsDocument, type PredictionFitsQuery } from '../../gql/graphql.ts';

export type Fit = PredictionFitsQuery['predictionFits']['items'][number];

/** Has both models fitted anew. A refit that is running already goes on, and is as welcome. */
export async function refit(idempotencyKey: string): Promise<void> {
  await ask(RefitPredictionsDocument, { input: { idempotencyKey } });
}
