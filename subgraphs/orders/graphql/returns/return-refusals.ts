import { Int } from 'type-graphql';
import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { Money } from '../../../kernel/graph/money.type.ts';

/** Why a return is refused. */
export const RETURN_REFUSALS = {
  NOT_FOUND: 'There is no such order or line; the path says which.',
  INVALID: 'A value is outside its limits; the path says which.',
  RETURNED_AT_OUT_OF_RANGE: 'Before payment or in the future.',
  RETURN_TOO_MUCH: 'More than is left of the line; left and leftQuantity say what is.',
  RETURN_CONFLICT: 'The order has another return with the same number.',
  ORDER_CANCELLED: 'The order was cancelled.',
  TRY_AGAIN: 'What its coupons are worth for what remains is not known now 优惠券暂时无法核对; nothing was changed, send it '
    + 'again.',
  TOO_MANY_RETURNS: 'An order takes at most 200 returns.',
};

export const WHAT_IS_LEFT = {
  leftQuantity: extra(() => Int, 'Pieces left, for RETURN_TOO_MUCH.'),
  left: extra(() => Money, 'Base left, for RETURN_TOO_MUCH.'),
};
