import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { factProof } from '../../commands/prove-facts.ts';

export const proveFactsMutation = startProofMutation({
  name: 'proveFacts',
  says: 'Has the facts of members worked out anew and compared; factInvariants tells what was found.',
  proof: factProof,
});
