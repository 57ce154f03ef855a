import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entriesOf, FUND_KINDS, sumsOf, type FundKind } from './fund.ts';
import { deedOf, isCovered, STATE_AFTER } from './payout.ts';

describe('the charity fund in double entry (section 5)', () => {
  it('899,900 gives 4,499, borne by head office, and a return takes back what orders says', () => {
    expect(entriesOf('gift', 4_499n)).toEqual({ head_office: -4_499n, fund: 4_499n, paid_out: 0n });
    expect(entriesOf('gift_back', 1_500n)).toEqual({ head_office: 1_500n, fund: -1_500n, paid_out: 0n });
    expect(sumsOf({ gift: 4_499n, gift_back: 1_500n, payout: 2_000n, payout_back: 500n }))
      .toEqual({ given: 2_999n, paidOut: 1_500n, left: 1_499n });
  });

  it('adds up to zero whatever happens, and the fund has what its movements say', () => fc.assert(fc.property(
    fc.array(fc.tuple(fc.constantFrom(...FUND_KINDS), fc.bigInt({ min: 1n, max: 10n ** 12n }))), (moves) => {
      const moved = { gift: 0n, gift_back: 0n, payout: 0n, payout_back: 0n } as Record<FundKind, bigint>;
      let fund = 0n;
      for (const [kind, minor] of moves) {
        const entries = entriesOf(kind, minor);
        expect(entries.head_office + entries.fund + entries.paid_out).toBe(0n);
        fund += entries.fund;
        moved[kind] += minor;
      }
      expect(sumsOf(moved).left).toBe(fund);
    })));
});

it('a payout takes what is there, by two people, and comes back by two', () => {
  expect([44_99n, 45_00n, 0n].map((minor) => isCovered(minor, 44_99n))).toEqual([true, false, false]);
  const after = (state: Parameters<typeof deedOf>[0], approve: boolean) => {
    const deed = deedOf(state, approve);
    return deed && STATE_AFTER[deed];
  };
  expect([after('proposed', true), after('proposed', false)]).toEqual(['posted', 'rejected']);
  expect([after('reversal_proposed', true), after('reversal_proposed', false)]).toEqual(['reversed', 'posted']);
  expect((['posted', 'rejected', 'reversed'] as const).map((state) => after(state, true))).toEqual([null, null, null]);
});
