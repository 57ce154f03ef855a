import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { service } from '../index.ts';
import { jobs } from '../jobs/jobs.ts';

export const SCOPES = ['service:read', 'service:write', 'service:answer'];
export const NOW = '2026-10-01T02:00:00Z';

/** What other rooms answer, by the mutation that is asked; each call is kept. */
export class OtherRooms {
  readonly asked: { readonly name: string; readonly input: any }[] = [];
  answers: Record<string, (input: any) => object> = {};

  begin(answers: OtherRooms['answers']): void {
    this.asked.length = 0;
    this.answers = answers;
  }

  names(): string[] {
    return this.asked.map(({ name }) => name);
  }

  readonly execute = async ({ document, variables }: { document: string; variables: any }): Promise<any> => {
    const name = Object.keys(this.answers).find((each) => document.includes(`${each}(`));
    if (!name) return { errors: [{ message: 'nobody is there' }] };
    this.asked.push({ name, input: variables.input });
    const key = name === 'recordComplaint' ? name : 'answer';
    return { data: { [key]: this.answers[name]!(variables.input) } };
  };
}

/** Rewards as it keeps keys: the same answer for the same input, a conflict for another; of some the answer is lost. */
export function rewardsThat(lost: readonly string[], refusals: Record<string, string> = {}): OtherRooms['answers'] {
  const kept = new Map<string, string>();
  const answer = (name: string) => (input: any) => {
    const [key, told, was] = [input.idempotencyKey, JSON.stringify(input), kept.get(input.idempotencyKey)];
    if (was === undefined && refusals[name]) return refusal(refusals[name]);
    if (was !== undefined && was !== told) return refusal('IDEMPOTENCY_CONFLICT');
    kept.set(key, told);
    if (was === undefined && lost.includes(name)) throw new Error('the answer is lost');
    return { entitlementUse: { id: `ent_${key}` }, userErrors: [] };
  };
  return Object.fromEntries(['bookEntitlement', 'useEntitlement', 'honourEntitlement', 'cancelEntitlement',
    'returnEntitlement'].map((name) => [name, answer(name)]));
}

export const refusal = (code: string) => ({ entitlementUse: null, userErrors: [{ code }] });

/** CN's tiers, the lowest first. */
const TIERS = ['base', 'silver', 'gold', 'diamond'];

/** A sale of one piece; it may be told again. */
interface Sold { readonly orderId: string; readonly lineId: string; tell(): Promise<unknown> }

export interface Desk {
  readonly room: TestSubgraph;
  readonly rooms: OtherRooms;
  readonly outletId: string;
  readonly franchise: Actor;
  readonly otherFranchise: Actor;
  readonly till: Actor;
  readonly headOffice: Actor;
  /** Enrolled, by a new id if none is given. */
  member(id?: string): Promise<string>;
  sold(memberId: string, paidAt?: string, itemId?: string, outletId?: string): Promise<Sold>;
  tier(memberId: string, tier: string): Promise<void>;
  /** Runs a job; whether it could do it all. */
  run(job: string): Promise<'done' | 'failed'>;
  change(name: string, answer: string, input: object, actor?: Actor): Promise<any>;
}

/** A franchise's store with a till, a second franchise, and head office. */
export async function openDesk(): Promise<Desk> {
  const rooms = new OtherRooms();
  const room = await startTestSubgraph(service, { now: NOW, graph: rooms });
  const [tenantId, channelId, outletId] = [newId(), newId(), newId()];
  await room.deliver('outlet.changed.v1', outletId, { outletId, code: 's-1', name: 'Store', franchiseId: tenantId,
    channelId, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
  await tellTiers(room);
  let count = 0;
  let tierVersion = 0n;
  const headOffice = operator(...SCOPES);
  return {
    room, rooms, outletId, headOffice, franchise: tenant(tenantId, ...SCOPES), till: channel(channelId, ...SCOPES),
    otherFranchise: tenant(newId(), ...SCOPES),
    member: async (memberId = newId()) => {
      await room.deliver('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'store', channelId,
        outletId, enrolledAt: new Date('2026-01-01T00:00:00Z') });
      await room.deliver('member.visibility-changed.v1', memberId,
        { personId: memberId, tenantId, layer: 1, channelIds: [channelId], survivorId: null, version: 1n });
      return memberId;
    },
    tier: async (memberId, tier) => {
      tierVersion += 1n;
      await room.deliver('tier.changed.v1', memberId, { memberId, from: 'base', to: tier, provisional: false,
        at: new Date(NOW), programme: 'CN', version: tierVersion });
    },
    sold: async (memberId, paidAt = '2026-09-01T02:00:00Z', itemId = newId(), at = outletId) => {
      const [orderId, lineId] = [newId(), newId()];
      const tell = () => room.deliver('order.recorded.v1', orderId, { orderId, externalNo: orderId, channelId,
        sellingOutletId: at, memberId, region: 'CN', currency: 'CNY', paidAt: new Date(paidAt), deliveredAt: null,
        fulfilment: 'store', pointsHoldId: null, lines: [{ lineId, lineNo: 1, itemId, quantity: 1,
          marginClass: 'A', baseMinor: 100_000n, costMinor: null, pointsSpent: 0n }] });
      await tell();
      return { orderId, lineId, tell };
    },
    run: async (name) => {
      const { services } = room.runtime;
      const job = jobs.find((each) => each.name === name)!;
      return Promise.resolve(job.run({ home: services.home } as never, null, services))
        .then(() => 'done', () => 'failed');
    },
    change: async (name, answer, input, actor = headOffice) => {
      const Name = name[0]!.toUpperCase() + name.slice(1);
      const { data, errors } = await room.query(`mutation ($input: ${Name}Input!) { ${name}(input: $input) {
        ${answer} userErrors { code path } } }`,
      { input: { idempotencyKey: `k${count += 1}`, ...input } }, actor);
      if (errors) throw new Error(JSON.stringify(errors));
      return data![name];
    },
  };
}

async function tellTiers(room: TestSubgraph): Promise<void> {
  for (const [rank, tier] of TIERS.entries()) {
    await room.deliver('word.changed.v1', `tier:CN:${tier}`, { kind: 'tier', code: `CN:${tier}`, nameZh: tier,
      nameEn: tier, rank, traits: { programme: 'CN', threshold: rank * 1_000 },
      effectiveFrom: new Date('2020-01-01T00:00:00Z'),
      retired: false, withdrawn: false, version: 1n });
  }
}

export const memberIdOf = (uuid: string) => encodeId(PREFIX.member, uuid);
