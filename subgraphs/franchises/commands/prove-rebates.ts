import { defineProof } from '../../kernel/commands/proof.ts';
import { rebateStages } from '../queries/rebate-proof.ts';

/** Every night, and when somebody asks: rebates are what entries and attributions say. */
export const rebateProof = defineProof('rebates', '50 17 * * *', rebateStages);
