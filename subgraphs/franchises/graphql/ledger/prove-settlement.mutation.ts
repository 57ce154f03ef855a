import { startProofMutation } from '../../../kernel/graph/proof.type.ts';
import { settlementProof } from '../../commands/prove-settlement.ts';

export const proveSettlementMutation = startProofMutation({
  name: 'proveSettlement',
  says: 'Has statements, lines and ledger compared; settlementProof tells what was found.',
  proof: settlementProof,
});
