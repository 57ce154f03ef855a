import { proofFigures } from '../../kernel/observe/proof-figures.ts';

/** What scrapes of `/metrics` show of this room. */
export const figures = proofFigures('tradeins', 'looked');
