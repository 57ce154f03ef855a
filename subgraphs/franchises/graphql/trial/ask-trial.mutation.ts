import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, take } from '../../../kernel/graph/mutation/take.ts';
import { askTrial } from '../../commands/trial/ask-trial.ts';
import type { FranchiseRules } from '../../domain/policy.ts';
import { trialsById } from '../../queries/trials/trials.ts';
import { FranchiseRulesInput } from '../policy/policy.type.ts';
import { AttributionTrial } from './trial.type.ts';

export const askAttributionTrialMutation = defineMutation({
  name: 'askAttributionTrial',
  says: 'Has franchise rules tried on all members 政策试算 before anybody proposes them; a job counts, nothing changes.',
  scopes: ['franchises:policy'],
  input: 'The rules.',
  takes: {
    rules: take<FranchiseRules>(() => FranchiseRulesInput, 'What attribution and rebates would count with.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY'),
    INVALID_RULES: 'A rule is out of its bounds; path says which.',
  },
  command: askTrial,
  answers: {
    attributionTrial: {
      type: () => AttributionTrial, says: 'The trial as it begins; null when refused.',
      of: ({ trialId }: { trialId: string }, context: GraphContext) => context.load(trialsById, trialId),
    },
  },
});
