import { describe, expect, it } from '@jest/globals';
import type { PointsReturnPartsFragment, RebateReturnPartsFragment } from '../../gql/graphql.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { effectsByLine, namesOf, takenBack, type Told } from './return-effects.ts';

const money = (amount: string) => ({ amount, currency: 'CNY' as const });
const pointsLine = (lineId: string, points: number) => ({
  lineId, growth: points, givenBack: 0, points: { total: points }, bonus: { total: 0 },
});
const rebateLine = (lineId: string, franchise: string, payer: string | null) => ({
  lineId, carriedForward: false, reversed: money('-30.00'), net: money('0.00'),
  rebate: {
    id: `reb_${lineId}`, marginCapped: false, paidByHeadOffice: payer === null,
    homeFranchise: { id: 'frn_1', name: franchise }, payer: payer ? { id: 'frn_2', name: payer } : null,
  },
});

describe('what a return would do', () => {
  it('adds the sources of points and bonus', () => {
    const points = { total: 1_700, pending: 0, active: 500, expired: 60, others: 440, debt: 700 };
    const bonus = { total: 120, pending: 100, active: 0, expired: 0, others: 0, debt: 20 };
    expect(takenBack({ points, bonus } as PointsReturnPartsFragment))
      .toEqual({ total: 1_820, pending: 100, active: 500, expired: 60, others: 440, debt: 720 });
  });

  it('puts points and rebates of a line together, and leaves open what is not known', () => {
    const known = <Line>(...lines: Line[]): Told<any> => ({ kind: 'known', value: { lines } });
    const points = known(pointsLine('l1', 2_400));
    const rebates = known(rebateLine('l2', 'A', null));
    expect(effectsByLine(['l1', 'l2'], { points, rebates })).toEqual([
      { lineId: 'l1', points: pointsLine('l1', 2_400), rebate: null },
      { lineId: 'l2', points: null, rebate: rebateLine('l2', 'A', null) },
    ]);
    const failed: Told<any> = { kind: 'failed', error: new GraphError('SUBGRAPH_UNAVAILABLE', '', null, 200) };
    const nothing: Told<any> = { kind: 'known', value: null };
    for (const told of [failed, nothing, { kind: 'hidden' } as const]) {
      expect(effectsByLine(['l1'], { points: told, rebates: told }))
        .toEqual([{ lineId: 'l1', points: null, rebate: null }]);
    }
  });

  it('names each franchise once', () => {
    const rebates: RebateReturnPartsFragment = {
      reversed: money('-90.00'),
      lines: [rebateLine('l1', 'A', null), rebateLine('l2', 'A', 'B'), rebateLine('l3', 'C', 'B')],
    };
    expect(namesOf(rebates, 'homeFranchise', '—')).toBe('A, C');
    expect(namesOf(rebates, 'payer', '总部')).toBe('总部, B');
  });
});
