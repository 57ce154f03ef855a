import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { MAX_IMPORT } from '../../domain/limits.ts';
import { applyProducts, type PutCode, type PutProduct, type PutValue } from './apply-products.ts';

/** Products as a partner's or our own system knows them: new ones made, known ones brought up to date. */
export const putProducts = defineBatchCommand<PutProduct, PutValue, PutCode>({
  name: 'catalog.put-products',
  maxBatch: MAX_IMPORT,
  executeAll: (tx, requests) => applyProducts(tx, requests, 'put'),
});
