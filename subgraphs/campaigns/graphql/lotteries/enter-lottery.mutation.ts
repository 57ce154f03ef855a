import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { ENTRY_CODES, enterLotteries } from '../../commands/lotteries/enter-lotteries.ts';
import { lotteryEntriesById } from '../../queries/lotteries.ts';
import { digestOf } from '../passcode.ts';
import { LotteryEntry } from './lottery.type.ts';

export const enterLotteryMutation = defineMutation({
  name: 'enterLottery',
  says: 'Enters a member into a lottery 参与抽奖 of a room on air; once each: a second time answers the entry there is.',
  scopes: ['campaigns:claim'],
  input: 'Who enters which lottery.',
  takes: {
    lotteryId: idOf(PREFIX.lottery, 'Lottery id.'),
    memberId: idOf(PREFIX.member, 'Who enters; a member can only enter itself.'),
    passcode: optional(text('The passcode 口令 spoken in the stream, where the session has one; case, width and spaces '
      + 'around do not matter.')),
    idempotencyKey: KEY,
  },
  refusals: ENTRY_CODES,
  extras: { waitSeconds: extra(() => Int, 'With TOO_MANY_ATTEMPTS: seconds to wait.') },
  command: enterLotteries,
  inputOf: async (asked, context) => ({ ...asked, passcode: await digestOf(context, asked.passcode) }),
  answers: { entry: loaded(() => LotteryEntry, lotteryEntriesById, 'entryId', 'The entry; null when refused.') },
});
