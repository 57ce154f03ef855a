import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { closeLottery } from '../../commands/lotteries/draw-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

export const closeLotteryMutation = defineMutation({
  name: 'closeLottery',
  says: 'Writes down the list 截止报名 once its time or the session is over; its hash is published. At the planned '
    + 'time the house does it by itself, within a minute; nobody closes it before.',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery whose entries are closed.',
  takes: EDIT,
  refusals: {
    ...said('NOT_FOUND', 'STALE'),
    WRONG_STATE: 'It is not published, members may still enter, or it is closed already.',
  },
  extras: CURRENT_VERSION,
  command: closeLottery,
  inputOf: (asked) => asked,
  answers: { lottery: LOTTERY },
});
