import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { planProof } from '../../commands/prove-plans.ts';

export const provePlansMutation = startProofMutation({
  name: 'provePlans',
  says: 'Has what plans hold worked out anew from their postings and compared; planInvariants tells what was found.',
  proof: planProof,
});
