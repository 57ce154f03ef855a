import { change, newMember, SECOND, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;

const fresh = (world: Kit) => ({ idempotencyKey: world.fresh() });
const money = (amount: string) => ({ amount, currency: 'CNY' });
const texts = (region: string) => ({ region, textZh: '条款', textEn: 'Terms', review: 'Legal 2026/114' });
const decide = (world: Kit, id: string, approve: boolean) => change(world, 'decidePlanTerms', 'terms { id }',
  { id, approve, note: 'seen', ...fresh(world) }, SECOND);

/** Other terms of the region wait for nobody any more. */
async function nothingWaits(world: Kit, region: string): Promise<void> {
  const { allPlanTerms } = await world.graph.get('{ allPlanTerms { id state region { code } } }');
  const waiting = allPlanTerms.find((terms: any) => terms.state === 'PROPOSED' && terms.region.code === region);
  if (waiting) await decide(world, waiting.id, false);
}

async function proposed(world: Kit, region: string): Promise<string> {
  await nothingWaits(world, region);
  return (await change(world, 'proposePlanTerms', 'terms { id }', { ...texts(region), ...fresh(world) })).terms.id;
}

async function termsVersion(world: Kit): Promise<number> {
  const inForce = async () => (await world.graph.get('{ planTerms(region: "CN") { version } }')).planTerms;
  if (!await inForce()) await decide(world, await proposed(world, 'CN'), true);
  return (await inForce()).version;
}

const asked = async (world: Kit, memberId: string) => (
  { memberId, level: money('300.00'), termsVersion: await termsVersion(world), ...fresh(world) });

/** A plan of the member by value, with nothing paid yet. */
export async function newPlan(world: Kit, memberId: string): Promise<{ id: string; openedAt: string }> {
  return (await change(world, 'openGoldPlan', 'plan { id openedAt }', await asked(world, memberId))).plan;
}

async function somebody(world: World): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
}

const instalment = (world: World, { id, openedAt }: { id: string; openedAt: string }) => (
  { planId: id, amount: money('300.00'), paidAt: openedAt, reference: world.fresh(), ...fresh(world) });

/** A plan whose first instalment brought a coupon. */
async function paidPlan(world: World): Promise<{ memberId: string; planId: string; postingId: string }> {
  const memberId = await somebody(world);
  const { plan } = await change(world, 'payPlanInstalment', 'plan { id postings { id } }',
    instalment(world, await newPlan(world, memberId)));
  return { memberId, planId: plan.id, postingId: plan.postings[0].id };
}

/** A plan with a bean in it, of a gold that the board prices between 780.00 and 1,012.00. */
async function beans(world: World): Promise<string> {
  const { goldBoard } = await world.graph.get('{ goldBoard(region: "CN") { metal purity } }');
  if (!goldBoard.some(({ metal, purity }: any) => metal === 'GOLD' && purity === 9_990)) {
    await change(world, 'publishGoldPrice', 'goldPrice { id }', { region: 'CN', metal: 'GOLD', purity: 9_990,
      source: 'test', effectiveAt: '2026-09-01T00:00:00Z', retail: money('1012.00'), buyback: money('780.00'),
      ...fresh(world) });
  }
  const memberId = await somebody(world);
  const { plan } = await change(world, 'openGoldPlan', 'plan { id openedAt }',
    { memberId, beanGrams: 1, termsVersion: await termsVersion(world), ...fresh(world) });
  await change(world, 'payPlanInstalment', 'plan { id }', { ...instalment(world, plan), amount: money('1012.00') });
  return plan.id;
}

const use = async (world: World) => (
  { memberId: (await paidPlan(world)).memberId, price: money('100.00'), reference: world.fresh(), ...fresh(world) });

export const VALID_PLAN_INPUTS: Readonly<Record<string, Prepare>> = {
  proposePlanTerms: async (w) => {
    await nothingWaits(w, 'HK');
    return { ...texts('HK'), ...fresh(w) };
  },
  decidePlanTerms: async (w) => ({ id: await proposed(w, 'SG'), approve: false, note: 'not yet', ...fresh(w) }),
  closePlanTerms: async (w) => {
    const id = await proposed(w, 'SG');
    await decide(w, id, true);
    return { id, note: 'over', ...fresh(w) };
  },
  openGoldPlan: async (w) => asked(w, await somebody(w)),
  payPlanInstalment: async (w) => instalment(w, await newPlan(w, await somebody(w))),
  reversePlanInstalment: async (w) => {
    const { planId, postingId } = await paidPlan(w);
    return { planId, postingId, note: 'charged back', ...fresh(w) };
  },
  useGoldPlan: use,
  giveBackPlanUse: async (w) => {
    const input = await use(w);
    await change(w, 'useGoldPlan', 'use { base { amount } }', input);
    return { memberId: input.memberId, reference: input.reference, note: 'cancelled', ...fresh(w) };
  },
  exitGoldPlan: async (w) => (
    { planId: await beans(w), goldAmount: money('800.00'), reference: w.fresh(), ...fresh(w) }),
  provePlans: fresh,
};

/** What one asked for another decides; said when it is asked, for the world and its inputs import each other. */
export const PLAN_DECIDERS = { get decidePlanTerms() { return SECOND; } };
