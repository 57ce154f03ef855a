import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { checkIn } from '../../commands/check-in/check-in.ts';
import { checkInsById } from '../../queries/check-ins.ts';
import { DEVICE, withDevice } from '../takes.ts';
import { CheckIn } from './check-in.type.ts';

export const checkInMutation = defineMutation({
  name: 'checkIn',
  says: "Checks a member in 签到 on today's business day of its region: points, and more for each full streak. A second "
    + 'time on the same day changes nothing and says so.',
  scopes: ['engagement:act'],
  input: 'Who checks in.',
  takes: { memberId: idOf(PREFIX.member, 'Member.'), deviceId: DEVICE, idempotencyKey: KEY },
  refusals: said('NOT_FOUND', 'INVALID'),
  command: checkIn,
  inputOf: withDevice,
  answers: {
    checkIn: loaded(() => CheckIn, checkInsById, 'checkInId', 'The check-in of the day; null when refused.'),
    already: {
      type: () => Boolean, says: 'There was one of this day already 今日已签到; nothing changed.',
      of: ({ already }) => already,
    },
  },
});
