import { Money } from '../../../kernel/graph/money.type.ts';
import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';

/** What every mutation says that promises something whose cost is capped. */
export const COST_CAP = 'Benefits would cost more than the cap allows 超出权益成本上限; `remainingCost` says what is left.';
export const REMAINING_COST = {
  remainingCost: extra(() => Money, 'What benefits may still cost, with COST_CAP.'),
};
