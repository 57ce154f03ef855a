import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, money, optional } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { refused } from '../../../kernel/outcome.ts';
import { captureFor } from '../../calls/capture-points.ts';
import { FETCH_CODES } from '../../commands/redemptions/find-by-code.ts';
import { CASH_MISMATCH, verifyRedemption } from '../../commands/redemptions/verify-redemption.ts';
import { pointsStandings } from '../../queries/redemptions/points-standing.ts';
import { redemptionsById } from '../../queries/redemptions/redemptions.ts';
import { hashesOf } from './code-key.ts';
import { Redemption } from './redemption.type.ts';
import { SHOWN_CODE, WAIT_SECONDS } from './takes.ts';

export const verifyRedemptionMutation = defineMutation({
  name: 'verifyRedemption',
  says: 'Takes a code at the counter 核销, once, and spends its points 积分. The goods are handed out when this is '
    + 'accepted; while loyalty does not answer it is TRY_AGAIN, and may be sent again with the same key.',
  scopes: ['rewards:redeem'],
  input: 'A code that is taken.',
  takes: {
    ...SHOWN_CODE,
    cashPaid: optional(money('What was paid at the counter for all pieces 已收补差; none without it.')),
    idempotencyKey: KEY,
  },
  refusals: { ...FETCH_CODES, CASH_MISMATCH },
  extras: { waitSeconds: WAIT_SECONDS, cashDue: extra(() => Money, 'With CASH_MISMATCH: what is to be paid.') },
  command: verifyRedemption,
  inputOf: ({ code, ...asked }, context) => {
    const hashes = hashesOf(context, code);
    return { ...asked, shown: hashes[0] ?? null, hashes: () => hashes };
  },
  afterwards: async ({ redemptionId, attemptId }, { services }) => {
    const outcome = await captureFor(services, redemptionId, attemptId);
    if (!outcome) return refused('TRY_AGAIN', 'The points cannot be taken now: hand nothing out, try again.', []);
    const [standing] = await pointsStandings(services.home.database.sql, [redemptionId]);
    return outcome.ok && standing?.state !== 'done'
      ? refused('REDEMPTION_EXPIRED', FETCH_CODES.REDEMPTION_EXPIRED, ['code']) : outcome;
  },
  answers: {
    redemption: loaded(() => Redemption, redemptionsById, 'redemptionId', 'What is handed out; null when refused.'),
  },
});
