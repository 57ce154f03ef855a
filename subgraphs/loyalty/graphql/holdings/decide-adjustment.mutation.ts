import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decideAdjustment } from '../../commands/points/decide-adjustment.ts';
import { adjustmentsById } from '../../queries/holdings.ts';
import { PointsAdjustment } from './holding.type.ts';
import { AVAILABLE, DEBT, EXCEEDS_DEBT, INSUFFICIENT_POINTS } from '../takes.ts';

export const decidePointsAdjustmentMutation = defineMutation({
  name: 'decidePointsAdjustment',
  says: 'Approves or rejects an adjustment that somebody else asked for.',
  scopes: ['loyalty:approve'],
  input: 'A second person’s decision.',
  takes: {
    adjustmentId: idOf(PREFIX.pointsAdjustment, 'Adjustment id.'),
    approve: flag('True posts it, false rejects it.'),
    note: optional(text('Note, at most 500 characters.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE'), INSUFFICIENT_POINTS, EXCEEDS_DEBT,
    NOT_FOUND: 'There is no such adjustment.',
    ALREADY_DECIDED: 'It has been decided, or needed no decision.',
    SAME_PERSON: 'Who asked cannot decide.',
    INVALID_NOTE: 'A note has at most 500 characters.',
  },
  extras: { available: AVAILABLE, debt: DEBT, ...CURRENT_VERSION },
  command: decideAdjustment,
  answers: {
    adjustment: loaded(() => PointsAdjustment, adjustmentsById, 'adjustmentId',
      'The adjustment afterwards.'),
  },
});
