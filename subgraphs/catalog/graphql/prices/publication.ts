import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { flag, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { standingOf, type Published } from '../../domain/prices/standing.ts';
import type { HoldReason } from '../../domain/words.ts';
import { HoldReasonEnum, StandingEnum } from '../words.ts';

/** What prices and rates are published with, and answer. */
export const SOURCE = text('Where it comes from; 1 to 120 characters.');
export const CONFIRM = otherwise(false, flag('Deprecated: whoever enters a jump does not confirm it. Refused with '
  + 'SAME_PERSON where it would be held; leave it out, and another person confirms.'));
export const SAME_PERSON = 'Whoever entered it does not confirm it: another person does.';
export const OPERATOR_ONLY = 'Only a person at head office confirms a jump.';

interface Said extends Published { readonly because: readonly HoldReason[] }

export const STANDING: Readonly<Record<'standing' | 'heldBecause', Answer<Said, unknown>>> = {
  standing: {
    type: () => StandingEnum,
    says: 'Where it stands now, also for who may not see what is held; null when refused.',
    of: (published, { now }) => standingOf(published, now),
  },
  heldBecause: {
    type: () => [HoldReasonEnum],
    says: 'Why it is held, at most 4; empty when it is not.',
    // A result that was kept under its key before reasons were told has none.
    of: ({ because }) => because ?? [],
    refusedAs: [],
  },
};
