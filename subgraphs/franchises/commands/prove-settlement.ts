import { defineProof } from '../../kernel/commands/proof.ts';
import { settlementStages } from '../persistence/settlement/settlement-stages.ts';

/** Every night, and when somebody asks: statements are what lines and ledger say, and the ledger adds up. */
export const settlementProof = defineProof('settlement', '55 17 * * *', settlementStages);
