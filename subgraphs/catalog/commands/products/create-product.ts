import { defineCommand } from '../../../kernel/commands/command.ts';
import { applyProducts, type PutCode, type PutProduct, type PutValue } from './apply-products.ts';

/** A new product with its first class and items; an existing style number is refused. */
export const createProduct = defineCommand<PutProduct, PutValue, PutCode>({
  name: 'catalog.create-product',
  execute: async (tx, input) => {
    const { actor, requestId } = tx;
    const [outcome] = await applyProducts(tx, [{ input, actor, requestId }], 'create');
    return outcome!;
  },
});
