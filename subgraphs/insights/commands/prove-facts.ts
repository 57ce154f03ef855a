import { defineProof } from '../../kernel/commands/proof.ts';
import { factStages } from '../persistence/fact-stages.ts';

/** Every night, and when somebody asks: facts are what the orders say, rebuilt equals stored. */
export const factProof = defineProof('facts', '20 18 * * *', factStages);
