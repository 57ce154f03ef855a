import { person } from '../../kit/subgraph.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { PERSON_SCOPES } from '../../../identity/scopes.ts';
import { SENDER } from './valid-identity-inputs.ts';
import { change, newMember, newOrder, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const fresh = (world: World) => ({ idempotencyKey: world.fresh() });
const known = async (world: World): Promise<string> => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
};

export const itself = (memberId: string) => person(decodeId('mem', memberId)!, ...PERSON_SCOPES);

export const newComplaint = async (world: World, memberId: string | null = null): Promise<any> =>
  (await change(world, 'recordComplaint', 'complaint { id version }', { ...complaint(world), memberId })).complaint;
/** About a franchise's store: first in its hands. */
const complaint = (world: World) => ({
  via: 'HOTLINE', kind: 'QUALITY', outletId: world.shop.storeId, text: 'The clasp broke.', ...fresh(world),
});

/** These share their input. */
export const COMPLAINT_STEPS: Readonly<Record<string, string>> = Object.fromEntries([
  'noteOnComplaint', 'answerComplaint', 'escalateComplaint', 'resolveComplaint', 'resumeComplaint',
  'handBackComplaint', 'reopenComplaint', 'waitForCustomer'].map((name) => [name, 'ComplaintStep']));

/** A step on a complaint for which these have prepared it. */
const step = (...before: readonly string[]): Prepare => async (world) => {
  let { id, version } = await newComplaint(world);
  for (const name of before) {
    ({ complaint: { id, version } } = await change(world, name, 'complaint { id version }',
      { id, expectedVersion: version, text: 'as it is', ...fresh(world) }));
  }
  return { id, expectedVersion: version, text: 'as it is', ...fresh(world) };
};

const lifeEvent = (memberId: string, world: World) =>
  ({ memberId, kind: 'WEDDING_ANNIVERSARY', calendar: 'SOLAR', year: 2015, month: 5, day: 20, ...fresh(world) });
export const newLifeEvent = async (world: World, memberId: string): Promise<string> =>
  (await change(world, 'putLifeEvent', 'lifeEvent { id }', lifeEvent(memberId, world))).lifeEvent.id;

const code = async (world: World) => {
  const memberId = await known(world);
  const { memberCode } = await world.graph.get('{ memberCode { code } }', {},
    itself(memberId));
  return { code: memberCode.code, outletId: world.shop.storeId, ...fresh(world) };
};

/** Said by a new member with its own token. */
const own = (said: (world: World) => object): Prepare => async (world) =>
  ({ ...said(world), [SENDER]: itself(await known(world)) });

const FAMILY_TEXT = { textVersion: 'f1', textHash: 'b'.repeat(64), source: 'STORE' };
const relation = async (world: World) => ({
  memberId: await newMember(world), relatedId: await known(world), kind: 'SPOUSE', ...FAMILY_TEXT, ...fresh(world) });
/** One that waits for a word: whose it is, and who has given its own. */
const proposed = async (world: World) => {
  const asked = await relation(world);
  const { relation: { id } } = await change(world, 'proposeRelation', 'relation { id }', asked);
  return { relationId: id as string, asked: asked.relatedId, proposer: asked.memberId };
};
export const newServicePerson = async (world: World): Promise<string> => (await change(world, 'putServicePerson',
  'servicePerson { id }', await servicePerson(world))).servicePerson.id;
const account = async (world: World): Promise<string> => (await change(world, 'createOperator', 'operator { id }', {
  email: `${world.fresh()}@example.com`, name: '陈晓', roles: ['MANAGER'], franchiseId: world.shop.franchiseId,
  outletIds: [], ...fresh(world) })).operator.id;
const servicePerson = async (world: World) => ({ operatorId: await account(world), displayName: '陈晓', capacity: 50,
  outletId: world.shop.storeId, expectedVersion: 0, ...fresh(world) });

const card = async (world: World): Promise<string> => (await world.graph.get(
  'query($id: ID!) { member(id: $id) { cardNumber } }', { id: await known(world) })).member.cardNumber;

const proposal = async (world: World) => ({
  memberId: await newMember(world), otherMemberId: await known(world), reason: 'one person, as both say' });
const merged = async (world: World) => {
  const asked = await proposal(world);
  const { mergeCase } = await change(world, 'proposeMerge', 'mergeCase { id }', asked);
  await change(world, 'decideMergeCase', 'mergeCase { id }',
    { id: mergeCase.id, decision: 'MERGE', reason: 'one person indeed' });
  await world.graph.settled();
  return { memberId: asked.otherMemberId, reason: 'two people after all', ...fresh(world) };
};

/** Complaints, codes, days that matter, merges. */
export const VALID_MEMBER_INPUTS: Readonly<Record<string, Prepare>> = {
  recordComplaint: async (w) => {
    const memberId = await known(w);
    return { ...complaint(w), memberId, orderId: await newOrder(w, memberId) };
  },
  noteOnComplaint: step(), answerComplaint: step(), escalateComplaint: step(), waitForCustomer: step(),
  resolveComplaint: step('answerComplaint'), resumeComplaint: step('waitForCustomer'),
  handBackComplaint: step('escalateComplaint'), reopenComplaint: step('answerComplaint', 'resolveComplaint'),
  closeComplaint: async (w) => ({ ...await step()(w), closing: 'DUPLICATE' }),
  linkComplaint: async (w) => {
    const { id, version } = await newComplaint(w);
    return { id, expectedVersion: version, memberId: await known(w), ...fresh(w) };
  },
  recordChurnReason: async (w) => ({ memberId: await known(w), reason: 'PRICE', ...fresh(w) }),
  setCalendarDays: (w) => ({ region: 'CN', days: [{ on: '2026-10-01', kind: 'HOLIDAY', name: '国庆节' }], ...fresh(w) }),
  correctMyProfile: own((w) => ({ expectedVersion: 1, city: `Ningbo ${w.fresh()}` })),
  recordMyConsent: own((w) => ({ purpose: 'MARKETING_SMS', granted: true, source: 'APP', textVersion: 'v1',
    textHash: 'a'.repeat(64), ...fresh(w) })),
  requestMyExport: own(fresh), requestMyErasure: own(fresh),
  withdrawMyErasure: async (w) => {
    const sender = itself(await known(w));
    const { erasure } = await change(w, 'requestMyErasure', 'erasure { id }', fresh(w), sender);
    return { erasureId: erasure.id, [SENDER]: sender };
  },
  checkMemberCode: code,
  printMemberCard: async (w) => ({ memberId: await known(w), ...fresh(w) }),
  putLifeEvent: async (w) => lifeEvent(await known(w), w),
  removeLifeEvent: async (w) => ({ id: await newLifeEvent(w, await known(w)), ...fresh(w) }),
  proposeRelation: relation,
  agreeToRelation: async (w) => ({ relationId: (await proposed(w)).relationId, ...FAMILY_TEXT, ...fresh(w) }),
  endRelation: async (w) => {
    const { relationId, proposer } = await proposed(w);
    return { relationId, memberId: proposer, ...fresh(w) };
  },
  proposeMyRelation: async (w) => ({ cardNumber: await card(w), kind: 'CHILD', ...FAMILY_TEXT, ...fresh(w),
    [SENDER]: itself(await known(w)) }),
  agreeToMyRelation: async (w) => {
    const { relationId, asked } = await proposed(w);
    return { relationId, ...FAMILY_TEXT, ...fresh(w), [SENDER]: itself(asked) };
  },
  endMyRelation: async (w) => {
    const { relationId, asked } = await proposed(w);
    return { relationId, ...fresh(w), [SENDER]: itself(asked) };
  },
  putServicePerson: servicePerson,
  assignServicePerson: async (w) => ({ memberId: await known(w), ...fresh(w) }),
  assignServicePersons: async (w) => ({ members: [{ memberId: await known(w), ...fresh(w) }] }),
  handOverMembers: async (w) => ({ servicePersonId: await newServicePerson(w), reason: 'moves away', ...fresh(w) }),
  proposeMerge: proposal,
  unmergeMember: merged,
};
