import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { closeLottery } from '../../commands/lotteries/draw-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

export const closeLotteryMutation = defineMutation({
  name: 'closeLottery',
  says: 'Closes entries 截止报名 before their planned time; the hash of the list is published. At the planned time the '
    + 'house does it by itself.',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery whose entries are closed.',
  takes: EDIT,
  refusals: { ...said('NOT_FOUND', 'STALE'), WRONG_STATE: 'It is not published, not open yet, or closed already.' },
  extras: CURRENT_VERSION,
  command: closeLottery,
  inputOf: (asked) => asked,
  answers: { lottery: LOTTERY },
});
