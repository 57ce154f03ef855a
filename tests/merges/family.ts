import fc from 'fast-check';
import { MINI, STORE_A, STORE_B, WEB } from '../../subgraphs/franchises/tests/network.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import type { EventEnvelope } from '../../subgraphs/kernel/port.ts';
import { enrolMembers } from '../../subgraphs/members/commands/enrolment/enrol-members.ts';
import { unmergeMember } from '../../subgraphs/members/commands/unmerge-member.ts';
import { enrolment } from '../../subgraphs/members/tests/sample.ts';
import { operator } from '../kit/subgraph.ts';
import { eventsSince, mergeByHand, type Rooms } from './rooms.ts';

export type Role = 'A' | 'B' | 'C';
export const ROLES: readonly Role[] = ['A', 'B', 'C'];
const OUTLETS = { storeA: STORE_A, storeB: STORE_B, web: WEB } as const;
type Outlet = keyof typeof OUTLETS;

/** Days count from 1 March 2026. */
export interface Family {
  readonly enrolledAt: Readonly<Record<Role, { readonly day: number; readonly outlet: Outlet | null }>>;
  readonly claimedOn: Readonly<Record<Role, number>>;
  /** A into B, then B into C; null: never. */
  readonly mergedOn: readonly [number, number] | null;
  /** Which of the two merges turns out to have been none, and when, if ever. */
  readonly undone: readonly { readonly who: 'A' | 'B'; readonly day: number }[];
  readonly sales: readonly {
    readonly who: Role; readonly by: 'id' | 'identity'; readonly day: number;
    readonly outlet: Outlet; readonly amountMinor: bigint; readonly currency: 'CNY' | 'HKD';
    readonly deliveredAfter: number | null;
    readonly back: { readonly after: number; readonly quantity: 1 | 2 } | null;
  }[];
}

export const dayAt = (day: number): Date => new Date(Date.UTC(2026, 2, 1, 4) + day * 86_400_000);

/** `upTo`: the largest sale in minor units. */
export function families(upTo: number): fc.Arbitrary<Family> {
  const outlet = fc.constantFrom<Outlet>('storeA', 'storeB', 'web');
  const person = fc.record({
    day: fc.integer({ min: 0, max: 10 }), outlet: fc.option(outlet, { nil: null }) });
  const claim = fc.integer({ min: 11, max: 150 });
  const sale = fc.record({
    who: fc.constantFrom(...ROLES), by: fc.constantFrom('id' as const, 'identity' as const),
    day: fc.integer({ min: 0, max: 150 }), outlet,
    amountMinor: fc.integer({ min: 100, max: upTo }).map(BigInt),
    currency: fc.constantFrom('CNY' as const, 'CNY' as const, 'HKD' as const),
    deliveredAfter: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    back: fc.option(fc.record({
      after: fc.integer({ min: 1, max: 30 }), quantity: fc.constantFrom(1 as const, 2 as const),
    }), { nil: null, freq: 2 }),
  });
  return fc.record({
    enrolledAt: fc.record({ A: person, B: person, C: person }),
    claimedOn: fc.record({ A: claim, B: claim, C: claim }),
    mergedOn: fc.tuple(fc.integer({ min: 20, max: 80 }), fc.integer({ min: 81, max: 140 })),
    undone: fc.constantFrom<readonly ('A' | 'B')[]>([], ['A'], ['B'], ['A', 'B'], ['B', 'A'])
      .chain((whose) => fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 100, max: 150 }))
        .map(([soon, late]) => whose.map((who, index) => (
          // Soon after its own merge, or when both have happened.
          { who, day: index === 0 && who === 'A' && soon < 20 ? 81 + soon : late + index })))),
    sales: fc.array(sale, { minLength: 3, maxLength: 6 }),
  });
}

/** One telling of a family: its ids, and whose they are. */
export interface Telling {
  readonly id: Readonly<Record<Role, string>>;
  readonly name: string;
  readonly events: readonly EventEnvelope[];
}

/** Lets the members' room live through it, day by day; answers what it told. */
export async function liveThrough(rooms: Rooms, family: Family, name: string): Promise<Telling> {
  const { members } = rooms;
  const { last } = await eventsSince(members.sql, 0n);
  const id = { A: newId(), B: newId(), C: newId() };
  const steps = [
    ...ROLES.map((role) => ({ day: family.enrolledAt[role].day, run: async () => {
      const { outlet } = family.enrolledAt[role];
      const [outcome] = await members.runBatch(enrolMembers, [{ input: enrolment({
        memberId: id[role], channelId: MINI, externalId: `${name}-${role}`,
        outletId: outlet && OUTLETS[outlet], enrolledAt: dayAt(family.enrolledAt[role].day),
      }) }]);
      if (!outcome!.ok) throw new Error(JSON.stringify(outcome!.refusals));
    } })),
    ...mergesOf(rooms, family, id),
  ].sort((a, b) => a.day - b.day);
  for (const step of steps) {
    members.clock.set(dayAt(step.day));
    await step.run();
  }
  return { id, name, events: (await eventsSince(members.sql, last)).events };
}

function mergesOf({ members }: Rooms, { mergedOn, undone }: Family, id: Telling['id']) {
  if (!mergedOn) return [];
  const [first, second] = mergedOn;
  return [
    { day: first, run: () => members.run(mergeByHand, { survivorId: id.B, otherId: id.A }) },
    { day: second, run: () => members.run(mergeByHand, { survivorId: id.C, otherId: id.B }) },
    ...undone.map(({ who, day }) => ({ day: Math.max(day, second), run: async () => {
      const outcome = await members.run(unmergeMember,
        { memberId: id[who], reason: 'two after all' }, { actor: operator() });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    } })),
  ];
}

export function saleOf({ id, name }: Telling, family: Family, index: number) {
  const sale = family.sales[index]!;
  return {
    channelId: MINI, externalNo: `${name}-${index}`,
    buyer: sale.by === 'id' ? { memberId: id[sale.who] } : { externalId: `${name}-${sale.who}` },
    outlet: { id: OUTLETS[sale.outlet] }, fulfilment: 'web' as const, currency: sale.currency,
    paidAt: paidAt(family, index), deliveredAt: null,
    lines: [{ item: { sku: 'RING' }, quantity: 2, unitPriceMinor: sale.amountMinor, discountMinor: 0n }],
    orderDiscounts: [], tradeInMinor: 0n, pointsHold: null, shippingMinor: 0n, feesMinor: 0n, note: null,
  };
}

/** Half a day after whatever else happens, so that no two moments are the same; who names an id has one. */
export function paidAt(family: Family, index: number): Date {
  const { who, by, day } = family.sales[index]!;
  const from = by === 'id' ? Math.max(day, family.enrolledAt[who].day) : day;
  return new Date(dayAt(from).getTime() + 43_200_000 + index * 60_000);
}
