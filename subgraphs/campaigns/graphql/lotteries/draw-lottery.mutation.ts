import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { refused } from '../../../kernel/outcome.ts';
import { seedVault } from '../../calls/lottery-seeds.ts';
import { BEACON_WORDS, drawLottery } from '../../commands/lotteries/draw-lottery.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

export const drawLotteryMutation = defineMutation({
  name: 'drawLottery',
  says: 'Draws a closed lottery 开奖, once, and reveals its seed; prizes are handed out right after. There is no trying '
    + 'it first, and no drawing again: a redraw is a lottery of its own, with its reason. A public value is told by '
    + 'one person and confirmed by another, who draws with the same (BEACON_TO_CONFIRM).',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A lottery to be drawn.',
  takes: {
    ...EDIT,
    beacon: optional(text('The promised public value 公共随机数, hexadecimal, 1 to 64 bytes; only where one was promised.')),
    beaconAt: optional(dateTime('When that value appeared: after the list was written down (closedAt).')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE'), ...BEACON_WORDS,
    NOT_CLOSED: 'Entries are not closed, its list is not written down yet, or it was called off.',
    ALREADY_DRAWN: 'It is drawn; a redraw is a lottery of its own, with a reason.',
    SEED_LOST: 'No key of the house opens its seed any more: call it off, and hold it again.',
    BEACON_TO_CONFIRM: 'The value is written down; another person draws with the same value and moment.',
  },
  extras: CURRENT_VERSION,
  command: drawLottery,
  inputOf: ({ beacon, beaconAt, ...asked }, context) => {
    if ((beacon === null) !== (beaconAt === null)) {
      return refused('INVALID' as const, 'A public value comes with its moment.', ['beaconAt']);
    }
    return {
      ...asked, vault: () => seedVault(context.services),
      beacon: beacon !== null && beaconAt !== null ? { value: beacon.toLowerCase(), at: beaconAt } : null,
    };
  },
  answers: { lottery: LOTTERY },
});
