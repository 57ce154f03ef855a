import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { idOf } from '../../../kernel/graph/mutation/take.ts';
import { appealsById } from '../../queries/appeals/appeals.ts';
import { AttributionAppeal } from './appeal.type.ts';

export const APPEAL_ID = idOf(PREFIX.appeal, 'Which appeal.');
export const APPEAL_CLOSED = 'The appeal is decided or withdrawn.';

/** The appeal as it is now. */
export const APPEAL_ANSWER = {
  attributionAppeal: {
    type: () => AttributionAppeal, says: 'The appeal as it is now; null when refused.',
    of: ({ appealId }: { appealId: string }, context: GraphContext) =>
      context.load(appealsById, { id: appealId, now: context.now.toISOString() }),
  },
};
