import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { seedVault } from '../../calls/lottery-seeds.ts';
import { cancelLottery } from '../../commands/lotteries/write-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

export const cancelLotteryMutation = defineMutation({
  name: 'cancelLottery',
  says: 'Calls off a lottery 取消抽奖 that nobody has entered; everybody reads the reason. One with entries is '
    + 'drawn, unless its seed is lost (SEED_LOST of drawLottery).',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery that is called off, and why.',
  takes: { ...EDIT, reason: text('Why, 1 to 200 characters; everybody reads it.') },
  refusals: { ...said('NOT_FOUND', 'STALE', 'INVALID'), ENTRIES_CLOSED: 'Entries are closed, or it was called off.',
    HAS_ENTRIES: 'Members have entered: it is drawn.' },
  extras: CURRENT_VERSION,
  command: cancelLottery,
  inputOf: (asked, { services }) => ({ ...asked, vault: () => seedVault(services) }),
  answers: { lottery: LOTTERY },
});
