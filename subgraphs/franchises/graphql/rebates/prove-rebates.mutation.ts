import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { rebateProof } from '../../commands/prove-rebates.ts';

export const proveRebatesMutation = startProofMutation({
  name: 'proveRebates',
  says: 'Has rebates, entries and attributions compared; rebateInvariants tells what was found.',
  proof: rebateProof,
});
