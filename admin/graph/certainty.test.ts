import { describe, expect, it } from '@jest/globals';
import { isLost } from './certainty.ts';
import { GraphError } from './graph-error.ts';

const lost = (code: string, status: number) => isLost(new GraphError(code, '', null, status));

describe('isLost', () => {
  it('is what may have been done all the same', () => {
    expect([lost('NETWORK', 0), lost('INTERNAL', 500), lost('INTERNAL', 200), lost('DEADLINE_EXCEEDED', 200),
      lost('SUBGRAPH_UNAVAILABLE', 200), lost('CANCELLED', 200), lost('INTERNAL', 502), lost('INTERNAL', 408)])
      .toEqual(Array(8).fill(true));
  });

  it('is nothing that was refused before it began', () => {
    expect([lost('FORBIDDEN', 200), lost('BAD_USER_INPUT', 200), lost('RATE_LIMITED', 429), lost('NOT_SENT', 0),
      lost('CLOSING', 503), lost('GRAPHQL_VALIDATION_FAILED', 400)]).toEqual(Array(6).fill(false));
  });
});
