import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { checkRedemption } from '../../commands/redemptions/check-redemption.ts';
import { FETCH_CODES } from '../../commands/redemptions/find-by-code.ts';
import { redemptionsById } from '../../queries/redemptions/redemptions.ts';
import { hashesOf } from './code-key.ts';
import { Redemption } from './redemption.type.ts';
import { SHOWN_CODE, WAIT_SECONDS } from './takes.ts';

export const checkRedemptionMutation = defineMutation({
  name: 'checkRedemption',
  says: 'Looks up what a code opens 查询核销码 before it is handed out; nothing is taken, wrong codes are counted.',
  scopes: ['rewards:redeem'],
  input: 'A code that is shown at the counter.',
  takes: SHOWN_CODE,
  refusals: FETCH_CODES,
  extras: { waitSeconds: WAIT_SECONDS },
  command: checkRedemption,
  inputOf: ({ code, outletId }, context) => ({ hashes: () => hashesOf(context, code), outletId }),
  answers: {
    redemption: loaded(() => Redemption, redemptionsById, 'redemptionId', 'What it opens; null when refused.'),
  },
});
