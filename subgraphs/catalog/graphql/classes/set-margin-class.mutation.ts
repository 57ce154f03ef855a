import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { setMarginClass } from '../../commands/classes/set-margin-class.ts';
import { productsById } from '../../queries/product-rows.ts';
import { Product } from '../products/product.type.ts';
import { requireHeadOffice } from '../requests.ts';
import { REASON } from '../takes.ts';

export const setMarginClassMutation = defineMutation({
  name: 'setMarginClass',
  says: 'Gives a product another margin class 积分品类 from a date on; head office only.',
  scopes: ['catalog:write'],
  input: 'A margin class and when it begins.',
  takes: {
    productId: idOf(PREFIX.product, 'Which product.'),
    marginClass: text('Code of the class, for example "A".'),
    effectiveAt: optional(dateTime(
      'Sales paid from here on count in it; now without it, at most two years ahead.')),
    reason: REASON,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'The product or the class is unknown then, or not for you.',
    BEFORE_LAST_PERIOD: 'A class begins after the last one began; history is not rewritten.',
    NO_CHANGE: 'The product already has this class then.',
  },
  extras: {
    lastEffectiveAt: extra(() => DateTimeScalar, 'With BEFORE_LAST_PERIOD: when the last class began.'),
  },
  // A class decides points and rebates: what is sold is a partner's to say, what it earns is not.
  guard: (context) => requireHeadOffice(context, 'Mutation.setMarginClass'),
  command: setMarginClass,
  answers: {
    product: {
      type: () => Product, says: 'The product; null when refused.',
      of: (_, context, { productId }) => context.load(productsById, productId),
    },
  },
});
