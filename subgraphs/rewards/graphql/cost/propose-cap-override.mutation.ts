import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, money, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { proposeCapOverride } from '../../commands/cost/propose-cap-override.ts';
import { capOverridesById } from '../../queries/cost/cap-overrides.ts';
import { headOfficeOnly } from '../head-office.ts';
import { CapOverride } from './cap-override.type.ts';

export const proposeCapOverrideMutation = defineMutation({
  name: 'proposeCapOverride',
  says: 'Asks to give more than the cost cap allows 申请放行, for a time; another person decides it.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'So much beyond the cap, whose, until when and why.',
  takes: {
    region: text('Code of the region.'),
    funderId: optional(idOf(PREFIX.franchise, 'Id of the franchise that pays; absent or null: head office 总部.')),
    amount: money('So much beyond the cap, in the currency of the programme.'),
    endsAt: dateTime('Until when, at most 92 days from now.'),
    reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    UNKNOWN_REGION: 'There is no such region.',
    NOT_FOUND: 'There is no such franchise, or it has no outlet yet.',
    INVALID_AMOUNT: 'An amount is above zero and at most 1,000,000,000,000 minor units.',
    WRONG_CURRENCY: 'The region counts in another currency; the message names it.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
    INVALID_PERIOD: 'It ends after now and within 92 days.',
  },
  command: proposeCapOverride,
  answers: { override: loaded(() => CapOverride, capOverridesById, 'overrideId', 'The override, waiting.') },
});
