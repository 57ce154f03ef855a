import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutations, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { decideProposal } from '../../commands/classes/decide-proposal.ts';
import { proposalsById } from '../../queries/classes/proposals.ts';
import { requireHeadOffice } from '../requests.ts';
import { REASON } from '../takes.ts';
import { ClassProposal } from './class-proposal.type.ts';

export const decideClassProposalMutations = defineMutations('DecideClassProposal', {
  // What is decided about shows margins.
  scopes: ['catalog:policy', 'catalog:cost'],
  guard: (context) => requireHeadOffice(context, 'Mutation.confirmClassProposal'),
  input: 'Which proposed class, and why.',
  takes: {
    proposalId: idOf(PREFIX.classProposal, 'Which proposal.'),
    effectiveAt: optional(dateTime(
      'Of a confirmed one: sales paid from here on count in the class; now without it, at most two years ahead.')),
    reason: REASON,
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID', 'STALE'),
    NOT_FOUND: 'The proposal is unknown, or its class is not offered then.',
    PROPOSAL_CLOSED: 'It was decided, or lapsed.',
    CLASS_CHANGED: 'The product has another class by now than it was measured against.',
    BEFORE_LAST_PERIOD: 'A class begins after the last one began; history is not rewritten.',
    NO_CHANGE: 'The product already has this class then.',
    OPERATOR_ONLY: 'Only a person at head office decides.',
  },
  extras: {
    ...CURRENT_VERSION,
    lastEffectiveAt: extra(() => DateTimeScalar, 'With BEFORE_LAST_PERIOD: when the last class began.'),
  },
  answers: {
    classProposal: {
      type: () => ClassProposal, says: 'The proposal; null when refused.',
      of: (_, context, { proposalId }) => context.load(proposalsById, proposalId),
    },
  },
}, {
  confirmClassProposal: {
    says: 'Gives a product the class that its margin proposes 采纳积分品类建议, from a date on.',
    command: decideProposal,
    inputOf: (asked) => ({ ...asked, decision: 'confirm' }),
  },
  dismissClassProposal: {
    says: 'Leaves a product its class 不采纳积分品类建议; it is not proposed again within the months '
      + 'that are measured.',
    command: decideProposal,
    inputOf: (asked) => ({ ...asked, decision: 'dismiss' }),
  },
});
