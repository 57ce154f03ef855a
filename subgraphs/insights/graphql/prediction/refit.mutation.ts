import { Int } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { askRefit } from '../../commands/prediction/ask-refit.ts';

export const refitPredictionsMutation = defineMutation({
  name: 'refitPredictions',
  says: 'Fits both models of the next purchase anew for every programme 重新拟合预测模型; it takes seconds to minutes.',
  scopes: ['insights:policy'],
  guard: ({ actor }) => {
    if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everybody.');
  },
  input: 'Key of the request.',
  takes: { idempotencyKey: KEY },
  refusals: { ALREADY_RUNNING: 'A refit is running.' },
  command: askRefit,
  answers: {
    version: {
      type: () => Int, says: 'Version that the fits will have; null when refused.',
      of: ({ version }) => version,
    },
  },
});
