import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { creditProof } from '../../commands/prove-credit.ts';

export const proveStoreCreditMutation = startProofMutation({
  name: 'proveStoreCredit',
  says: 'Has store credit worked out anew from its entries and compared; storeCreditInvariants tells what was found.',
  proof: creditProof,
});
