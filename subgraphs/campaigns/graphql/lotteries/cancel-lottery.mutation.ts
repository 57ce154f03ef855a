import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { cancelLottery } from '../../commands/lotteries/write-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

export const cancelLotteryMutation = defineMutation({
  name: 'cancelLottery',
  says: 'Calls off a lottery 取消抽奖 while entries are not closed; everybody reads the reason. A closed one is '
    + 'drawn.',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery that is called off, and why.',
  takes: { ...EDIT, reason: text('Why, 1 to 200 characters; everybody reads it.') },
  refusals: { ...said('NOT_FOUND', 'STALE', 'INVALID'), ENTRIES_CLOSED: 'Entries are closed, or it was called off.' },
  extras: CURRENT_VERSION,
  command: cancelLottery,
  inputOf: (asked) => asked,
  answers: { lottery: LOTTERY },
});
