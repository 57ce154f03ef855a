import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { refused } from '../../../kernel/outcome.ts';
import { askPointWorth } from '../../calls/ask-point-worth.ts';
import { planLottery } from '../../commands/lotteries/write-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { LOTTERY, LOTTERY_FIELDS, prizeFrom, wrongValue } from './takes.ts';

export const planLotteryMutation = defineMutation({
  name: 'planLottery',
  says: 'Writes a lottery 直播抽奖 of a live session: a draft that another person publishes before its opening.',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery of a live session.',
  takes: {
    sessionId: idOf(PREFIX.liveSession, 'Live session id.'), ...LOTTERY_FIELDS,
    redrawOf: optional(idOf(PREFIX.lottery, 'The earlier lottery of the session that it is held instead of 重抽: drawn '
      + 'or called off.')),
    redrawReason: optional(text('Why, 1 to 200 characters; needed with redrawOf.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    SESSION_ENDED: 'The session is over.',
    PRIZE_TOO_LARGE: 'The largest prize is worth 50,000 yuan.',
    PRIZES_TOO_LARGE: 'All prizes together are worth at most 500,000 yuan.',
    BEACON_NEEDED: 'Prizes worth more than 1,000 yuan together are drawn with a public value: name it.',
    TOO_MANY_LOTTERIES: 'A session has at most 20 lotteries.',
    TRY_AGAIN: 'What points are worth cannot be looked up now; send it again.',
    EARLIER_OPEN: 'The earlier lottery is neither drawn nor called off.',
  },
  command: planLottery,
  inputOf: async ({ prizes, ...asked }, context) => {
    const wrong = wrongValue(prizes);
    if (wrong) return refused('INVALID' as const, wrong.message, ['prizes', String(wrong.place), 'value']);
    const perYuan = prizes.some(({ kind }) => kind === 'points') ? await askPointWorth(context) : 1;
    return perYuan === 'away'
      ? refused('TRY_AGAIN' as const, 'What points are worth cannot be looked up now.', ['prizes'])
      : { ...asked, prizes: prizes.map((prize) => prizeFrom(prize, perYuan)) };
  },
  answers: { lottery: LOTTERY },
});
