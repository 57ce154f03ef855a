import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { settleHolds } from '../../commands/holds/settle-holds.ts';
import { holdsById } from '../../queries/holdings.ts';
import { PointsHold } from './holding.type.ts';
import { MAX_ROWS } from '../takes.ts';

export const settleHoldsMutations = defineMutations('SettleHold', {
  scopes: ['loyalty:hold'],
  input: 'A hold to settle.',
  takes: {
    holdId: idOf(PREFIX.pointsHold, 'Hold id.'),
    reason: optional(text('Why, at most 200 characters.')),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such hold.',
    ALREADY_CAPTURED: 'The points of this hold are spent.',
    ALREADY_VOIDED: 'The points of this hold went back.',
    HOLD_EXPIRED: 'The time of this hold is up.',
    INVALID_REASON: 'A reason has at most 200 characters.',
  },
  answers: {
    hold: loaded(() => PointsHold, holdsById, 'holdId', 'The hold afterwards.'),
  },
}, {
  captureHold: {
    says: 'Spends points that were set aside.',
    command: settleHolds,
    inputOf: (asked) => ({ ...asked, action: 'capture' }),
  },
  voidHold: {
    says: 'Gives points back to the lots they came from.',
    command: settleHolds,
    inputOf: (asked) => ({ ...asked, action: 'void' }),
  },
}, {
  settleHolds: {
    says: 'Spends or gives back the points of many holds.',
    input: 'Many holds to settle, each decided on its own; 1 to 200 in all.',
    rows: {
      captures: { says: 'Holds whose points are spent, at most 200.', deed: 'captureHold', maybeNone: true },
      voids: { says: 'Holds whose points go back, at most 200.', deed: 'voidHold', maybeNone: true },
    },
    results: 'Results: captures first, then voids, in order.',
    most: MAX_ROWS,
  },
});
