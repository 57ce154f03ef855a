import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { publishBenefit } from '../commands/benefits/publish-benefit.ts';
import type { BenefitTerms } from '../domain/benefits/terms.ts';
import { CLEANING } from '../domain/benefits/terms.fixture.ts';
import { rewards } from '../index.ts';

export const NOW = '2026-10-01T02:00:00Z';
export const STAFF = operator('rewards:read', 'rewards:write', 'rewards:redeem', 'rewards:policy');

const USE = `entitlementUse { id state year isExtra bookedFor outlet { id } member { id } benefit { code } }
  userErrors { code path unlockZh }`;
const DEEDS: Readonly<Record<string, string>> = {
  useEntitlement: USE, bookEntitlement: USE,
  cancelEntitlement: USE.replace(' unlockZh', ''), honourEntitlement: USE.replace(' unlockZh', ''),
  missEntitlement: USE.replace(' unlockZh', ''), returnEntitlement: USE.replace(' unlockZh', ''),
  buyEntitlement: 'extra { state left points until cause } userErrors { code path pointsCode }',
  grantEntitlement: 'extra { state left until cause } userErrors { code path }',
};

export interface BenefitHouse extends TestSubgraph {
  readonly outletId: string;
  /** A member of CN in this tier. */
  member(tier?: string, more?: {
    provisional?: boolean; birthday?: string; tenantId?: string; channelIds?: string[];
  }): Promise<string>;
  /** A benefit that counts at once, as the house's own do; its id. */
  benefit(code: string, change?: Partial<BenefitTerms>): Promise<string>;
  bought(memberId: string, minor: bigint, more?: { orderId?: string; currency?: string }): Promise<string>;
  deed(name: string, input: object, actor?: Actor): Promise<any>;
  entitlement(memberId: string, code: string, actor?: Actor): Promise<any>;
  job(name: string): Promise<void>;
}

/** The room with regions, tiers and an outlet of CN. */
export async function openBenefits(graph?: GraphClient): Promise<BenefitHouse> {
  const app = await startTestSubgraph(rewards, { now: NOW, graph });
  const word = (kind: string, code: string, traits: object, rank = 0, names = [code, code]) =>
    app.deliver('word.changed.v1', `${kind}:${code}`, {
      kind, code, nameZh: names[0], nameEn: names[1], rank, traits, effectiveFrom: new Date('2020-01-01T00:00:00Z'),
      retired: false, withdrawn: false, version: 1n,
    });
  await word('region', 'CN', {
    currency: 'CNY', timeZone: 'Asia/Shanghai', phoneRegion: 'CN', cardDigit: '1', programme: 'CN' });
  await word('programme', 'CN', { currency: 'CNY', timeZone: 'Asia/Shanghai' });
  const tiers = [['base', '普卡'], ['silver', '银卡'], ['gold', '金卡'], ['diamond', '钻卡']] as const;
  for (const [rank, [tier, name]] of tiers.entries()) {
    await word('tier', `CN:${tier}`, { programme: 'CN', threshold: rank * 1_000 }, rank, [name, tier]);
  }
  const outlet = newId();
  await app.deliver('outlet.changed.v1', outlet, {
    outletId: outlet, code: 'sh-01', name: 'Shanghai', franchiseId: null, channelId: null, kind: 'own_store',
    region: 'CN', closed: false, version: 1n,
  });
  let version = 0n;
  const house: BenefitHouse = {
    ...app, outletId: encodeId('out', outlet),
    member: async (tier, { provisional = false, birthday, tenantId, channelIds } = {}) => {
      const id = newId();
      version += 1n;
      await app.deliver('member.visibility-changed.v1', id, {
        personId: id, tenantId: tenantId ?? null, layer: 1, channelIds: channelIds ?? [], survivorId: null, version });
      await app.deliver('member.enrolled.v1', id, {
        memberId: id, region: 'CN', source: 'store', channelId: null, outletId: null, enrolledAt: new Date(NOW) });
      if (tier) {
        await app.deliver('tier.changed.v1', id, {
          memberId: id, from: 'base', to: tier, provisional, at: new Date(NOW), programme: 'CN', version });
      }
      if (birthday) {
        await app.deliver('member.profile-changed.v1', id, {
          memberId: id, version, region: 'CN', gender: 'female', birthYear: 1990, birthMonthDay: birthday, city: null,
          occupation: null, styles: [], stones: [], occasions: [], source: 'store', enrolledAt: new Date(NOW) });
      }
      return id;
    },
    benefit: async (code, change = {}) => {
      const outcome = await app.run(publishBenefit, {
        code, effectiveFrom: app.clock.now(), expectedVersion: 0, note: null, confirmTooMany: true,
        rules: { ...CLEANING, ...change },
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
      return encodeId('bnf', outcome.value.benefitId);
    },
    bought: async (memberId, minor, { orderId = newId(), currency = 'CNY' } = {}) => {
      await app.deliver('order.recorded.v1', orderId, {
        orderId, externalNo: orderId, channelId: newId(), sellingOutletId: outlet, memberId, region: 'CN', currency,
        paidAt: new Date(NOW), deliveredAt: null, fulfilment: 'store', pointsHoldId: null, lines: [{
          lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A', baseMinor: minor, costMinor: null,
          pointsSpent: 0n,
        }],
      });
      return orderId;
    },
    deed: async (name, input, actor = STAFF) => {
      const type = ['cancelEntitlement', 'honourEntitlement', 'missEntitlement'].includes(name) ? 'EntitlementBooking'
        : name[0]!.toUpperCase() + name.slice(1);
      const answer = await app.query(`mutation ($input: ${type}Input!) { ${name}(input: $input) { ${DEEDS[name]!} } }`,
        { input: { idempotencyKey: newId(), ...input } }, actor);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data[name];
    },
    entitlement: async (memberId, code, actor = STAFF) => {
      const answer = await app.query(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member {
        entitlements { benefit { code } year perYear used left extraLeft isOpen isUnlimited windowFrom leadHours
          labourPercent whyNot { code unlockZh missing { amount } tierCode } extras { state left cause } } } } }`,
      { of: [{ __typename: 'Member', id: encodeId('mem', memberId) }] }, actor);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data._entities[0].entitlements?.find((each: any) => each.benefit.code === code) ?? null;
    },
    job: async (name) => {
      await rewards.jobs.find((each) => each.name === name)!.run(app.runtime.handlers, null, app.runtime.services);
    },
  };
  return house;
}
