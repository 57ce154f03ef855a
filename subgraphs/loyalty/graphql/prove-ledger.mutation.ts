import { startProofMutation } from '../../kernel/graph/proof.type.ts';
import { ledgerProof } from '../commands/prove-ledger.ts';

export const proveLedgerMutation = startProofMutation({
  name: 'proveLedger',
  says: 'Has every balance rebuilt from its entries; ledgerInvariants tells what was found.',
  proof: ledgerProof,
});
