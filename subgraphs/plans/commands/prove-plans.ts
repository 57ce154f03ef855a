import { defineProof } from '../../kernel/commands/proof.ts';
import { planStages } from '../persistence/plan-stages.ts';

/** Every night, and when somebody asks: what plans hold is what their postings say. */
export const planProof = defineProof('plans', '0 18 * * *', planStages);
