import { defineProof } from '../../kernel/commands/proof.ts';
import { rebateStages } from '../persistence/rebate-stages.ts';

/** Every night, and when somebody asks: rebates are what entries and attributions say. */
export const rebateProof = defineProof('rebates', '50 17 * * *', rebateStages);
