import { proofFigures } from '../../kernel/observe/proof-figures.ts';

/** Whether rebates are proven. */
export const figures = proofFigures('rebates', 'rebates');
