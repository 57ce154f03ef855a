import { defineProof } from '../../kernel/commands/proof.ts';
import { fundStage } from '../persistence/charity/fund-stage.ts';
import { ledgerStage } from '../persistence/ledger-stage.ts';

/** Every night, and when somebody asks: balances are what the entries say, the charity fund what its postings say. */
export const ledgerProof = defineProof('ledger', '40 17 * * *', [ledgerStage, fundStage]);
