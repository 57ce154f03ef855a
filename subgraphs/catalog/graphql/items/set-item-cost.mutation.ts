import { PREFIX } from '../../../contracts/ids.ts';
import { MoneyInput } from '../../../kernel/graph/money.type.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { setItemCosts } from '../../commands/items/set-item-cost.ts';
import { itemsById } from '../../queries/item-rows.ts';
import { Item } from './item.type.ts';
import { requireHeadOffice } from '../requests.ts';

export const setItemCostMutation = defineMutation({
  name: 'setItemCost',
  says: 'Sets what an item costs us 成本; head office finance only.',
  scopes: ['catalog:cost'],
  input: 'What one piece of an item costs us, and from when.',
  takes: {
    itemId: idOf(PREFIX.item, 'Which item.'),
    cost: take<MoneyInput>(() => MoneyInput, 'Cost of one piece, not below zero.'),
    effectiveAt: optional(dateTime('Sales from here on cost this; now without it, at most two years ahead.')),
    reason: optional(text('Why, at most 500 characters.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'The item is unknown.',
    BEFORE_LAST_COST: 'A cost begins after the last one began; reported margins do not move.',
  },
  extras: {
    lastEffectiveAt: extra(() => DateTimeScalar, 'With BEFORE_LAST_COST: when the last cost began.'),
  },
  guard: (context) => requireHeadOffice(context, 'Mutation.setItemCost'),
  command: setItemCosts,
  inputOf: ({ cost: { amount, currency }, ...asked }) => ({ ...asked, amount, currency }),
  answers: {
    item: {
      type: () => Item, says: 'The item; null when refused.',
      of: (_, context, { itemId }) => context.load(itemsById, itemId),
    },
  },
});
