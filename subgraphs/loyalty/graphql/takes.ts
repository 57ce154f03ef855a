import { extra } from '../../kernel/graph/mutation/define-mutation.ts';
import { PointsScalar } from '../../kernel/graph/scalars.ts';

/** What several mutations of this room say alike. */
export const NO_MEMBER = 'There is no such member.';
export const INSUFFICIENT_POINTS = 'The member has fewer points; `available` says how many.';
export const AVAILABLE = extra(() => PointsScalar, 'Points available, with INSUFFICIENT_POINTS.');

export const EXCEEDS_DEBT = 'The member owes fewer points; `debt` says how many.';
export const DEBT = extra(() => PointsScalar, 'Points owed, with EXCEEDS_DEBT.');

/** Rows of one call. */
export const MAX_ROWS = 200;
