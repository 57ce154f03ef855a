import { defineProof } from '../../kernel/commands/proof.ts';
import { creditStages } from '../persistence/credit-stages.ts';

/**
 * Every night, and when somebody asks: what members have is what the ledger says, and all old gold is credited once.
 */
export const creditProof = defineProof('tradeins', '40 18 * * *', creditStages);
