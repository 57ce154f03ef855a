import { text } from '../../../kernel/graph/mutation/take.ts';

export const REASON = text('Why: by which letter, call or order; 5 to 200 characters.');
