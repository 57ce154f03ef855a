import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { costProof } from '../../commands/cost/prove-cost.ts';

export const proveCostMutation = startProofMutation({
  name: 'proveCost',
  says: 'Has the sums of the cost cap worked out anew and compared; costInvariants tells what was found.',
  proof: costProof,
});
