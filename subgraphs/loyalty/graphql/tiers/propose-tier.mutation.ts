import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { date, idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { proposeTier } from '../../commands/tiers/propose-tier.ts';
import { accountsByMember } from '../../queries/accounts.ts';
import { manualTiersById } from '../../queries/manual-tiers.ts';
import { LoyaltyAccount } from '../accounts/loyalty-account.type.ts';
import { NO_MEMBER } from '../takes.ts';
import { ManualTier } from './manual-tier.type.ts';

export const proposeTierMutation = defineMutation({
  name: 'proposeTier',
  says: 'Gives a tier by hand 手工定级 until a day: growth is told on beneath it, and the higher counts. The highest '
    + 'tier of the programme waits for a second person. A later word takes its place.',
  scopes: ['loyalty:adjust'],
  input: 'A tier to give by hand.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    tier: text('Code of a tier of the member’s programme.'),
    until: date('Last day, by the calendar of the programme: today or later, within 3,660 days.'),
    reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: NO_MEMBER,
    UNKNOWN_TIER: 'The member’s programme has no such tier.',
    INVALID_UNTIL: 'It ends today or later, within 3,660 days.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
  },
  command: proposeTier,
  answers: {
    manualTier: loaded(() => ManualTier, manualTiersById, 'manualTierId',
      'What was given: it counts, or waits for a second person.'),
    account: {
      type: () => LoyaltyAccount, says: 'The account afterwards.',
      of: (_, context, { memberId }) => context.load(accountsByMember, memberId),
    },
  },
});
