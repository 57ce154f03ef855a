import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, points, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { holdPoints } from '../../commands/holds/hold-points.ts';
import { holdsById } from '../../queries/holdings.ts';
import { PointsHold } from './holding.type.ts';
import { AVAILABLE, INSUFFICIENT_POINTS, MAX_ROWS, NO_MEMBER } from '../takes.ts';

export const holdPointsMutations = defineMutations('HoldPoints', {
  scopes: ['loyalty:hold'],
  input: 'Points to set aside.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    points: points('How many points, 1 to 1,000,000,000.'),
    purpose: text('What for, 1 to 200 characters.'),
    ttlMinutes: whole('Minutes until they go back by themselves, 1 to 21,600 (15 days).'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: NO_MEMBER,
    INVALID_POINTS: 'Points are 1 to 1,000,000,000.',
    INVALID_TTL: 'A hold lasts 1 to 21,600 minutes.',
    INVALID_PURPOSE: 'A purpose has 1 to 200 characters.',
    POINTS_DEBT: 'Points are owed 待补扣积分: none can be spent; `debt` says how many.',
    UNDER_REVIEW: 'The member is looked at for abuse 风控复核中: none of its points can be spent until it is decided.',
    INSUFFICIENT_POINTS,
  },
  extras: { available: AVAILABLE, debt: extra(() => PointsScalar, 'Points owed, with POINTS_DEBT.') },
  answers: {
    hold: loaded(() => PointsHold, holdsById, 'holdId', 'The hold.'),
  },
}, {
  holdPoints: {
    says: 'Sets points aside for a redemption, in spending order; they go back when time is up.',
    command: holdPoints,
  },
}, {
  holdPointsBatch: {
    says: 'Sets points of many members aside in one transaction; each is decided on its own.',
    input: 'Many holds, each decided on its own.',
    rows: { holds: { says: 'The holds, 1 to 200.', deed: 'holdPoints' } },
    most: MAX_ROWS,
  },
});
