import { defineProof } from '../../kernel/commands/proof.ts';
import { ledgerStage } from '../persistence/ledger-stage.ts';

/** Every night, and when somebody asks: balances are what the entries say. */
export const ledgerProof = defineProof('ledger', '40 17 * * *', [ledgerStage]);
