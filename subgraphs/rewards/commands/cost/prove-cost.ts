import { defineProof } from '../../../kernel/commands/proof.ts';
import { costStages } from '../../persistence/cost/cost-stages.ts';

/** Every night, and when somebody asks: day sums are what sales, points and reservations say, rebuilt equals stored. */
export const costProof = defineProof('cost', '40 18 * * *', costStages);
