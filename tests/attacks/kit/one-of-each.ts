import { nodePrefixesOf } from '../../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { heldFxTable, heldGoldPrice } from './world-boards.ts';
import { newClassProposal } from './world-proposals.ts';
import { newCoupon, newCouponHold, publishedOffer } from './valid-coupon-inputs.ts';
import { newClient, newOperator } from './valid-identity-inputs.ts';
import { newComplaint, newLifeEvent, newServicePerson } from './valid-member-inputs.ts';
import { newBenefit, newBooking } from './valid-benefit-inputs.ts';
import { newCapOverride } from './valid-cost-inputs.ts';
import { newManualTier, newPayout } from './valid-loyalty-inputs.ts';
import { newPayment, newQuote } from './valid-quote-inputs.ts';
import { newLottery } from './valid-lottery-inputs.ts';
import { newMessage, newMessagePlan, newTemplate } from './valid-outreach-inputs.ts';
import { newPlan } from './valid-plan-inputs.ts';
import { newEventPlace, newMemberEvent } from './valid-event-inputs.ts';
import { newAppeal } from './valid-franchise-inputs.ts';
import { newAppointment, newServiceOrder } from './valid-service-inputs.ts';
import { newTradeIn } from './valid-tradein-inputs.ts';
import { newRedemption, newReward } from './valid-reward-inputs.ts';
import { newStatement } from './valid-settlement-inputs.ts';
import { newSegment } from './valid-segment-inputs.ts';
import { newAbuseCase, newFormat, newReferral, newTask } from './valid-engagement-inputs.ts';
import {
  type World, BOOKED_FOR, change, givePoints, tagMember, holdPoints, scheduleSession, claim, openMergeCase, bundle,
} from './world.ts';

/** One object of each type that has ids of its own: type → TypeID. */
export async function oneOfEach(world: World): Promise<Record<string, string>> {
  const { graph, shop, memberId } = world;
  const { member, orders, fxTables, heldGoldPrices, rebates } = await graph.get(`query($id: ID!) {
    member(id: $id) { loyalty { id statement(first: 1) { edges { node { id } } } } }
    orders(filter: { memberId: $id }) { items { id } } heldGoldPrices { id }
    fxTables(homeRegion: "CN") { items { id } } rebates { items { id } } }`, { id: memberId });
  const ids: Record<string, string> = {
    Member: memberId, LoyaltyAccount: member.loyalty.id,
    PointsTransaction: member.loyalty.statement.edges[0].node.id,
    PointsHold: await holdPoints(world, memberId),
    PointsAdjustment: (await givePoints(world, memberId, 20_000)).adjustment.id,
    MergeCase: await openMergeCase(world), Product: world.productId, Item: world.itemId,
    GoldPrice: heldGoldPrices[0]?.id ?? await heldGoldPrice(world),
    FxTable: fxTables.items[0]?.id ?? await heldFxTable(world),
    Order: orders.items[0].id, LiveSession: await scheduleSession(world),
    Lottery: await newLottery(world), Drop: world.dropId, Claim: await claim(world, memberId),
    Franchise: shop.franchiseId, Outlet: shop.storeId,
    Channel: shop.channelId, Rebate: rebates.items[0].id,
    Operator: (await newOperator(world)).id, PartnerClient: await newClient(world),
    Tag: (await tagMember(world, memberId)).id, Segment: (await newSegment(world)).id,
    CapOverride: (await newCapOverride(world)).id,
    Complaint: (await newComplaint(world, memberId)).id, LifeEvent: await newLifeEvent(world, memberId),
    ServicePerson: await newServicePerson(world), ManualTier: await newManualTier(world),
    CharityPayout: await newPayout(world),
    Task: (await newTask(world)).id, Referral: await newReferral(world, memberId),
    PlayfulFormat: (await newFormat(world)).id,
    AbuseCase: (await newAbuseCase(world)).id, CouponOffer: (await publishedOffer(world)).id,
    Coupon: await newCoupon(world, memberId), CouponHold: await newCouponHold(world, memberId),
    Reward: (await newReward(world)).id, Redemption: (await newRedemption(world, memberId)).id,
    Benefit: await newBenefit(world), EntitlementUse: await newBooking(world, BOOKED_FOR, memberId),
    GoldPlan: (await newPlan(world, memberId)).id, ServiceOrder: (await newServiceOrder(world, memberId)).id,
    Statement: await newStatement(world),
    ClassProposal: await newClassProposal(world, world.productId),
    Appointment: (await newAppointment(world, memberId)).id,
    MemberEvent: (await newMemberEvent(world)).id, EventPlace: (await newEventPlace(world, memberId)).id,
    Bundle: (await change(world, 'putBundle', 'bundle { id }', bundle(world))).bundle.id,
    TradeIn: (await newTradeIn(world, memberId)).id, AttributionAppeal: (await newAppeal(world, memberId)).id,
    Message: await newMessage(world, memberId), MessageTemplate: await newTemplate(world),
    MessagePlan: await newMessagePlan(world, memberId),
    Quote: await newQuote({ ...world, memberId }), Payment: await newPayment({ ...world, memberId }),
  };
  const missing = [...nodePrefixesOf(SUBGRAPHS)].filter(([prefix, { typename }]) =>
    !ids[typename] || decodeId(prefix, ids[typename]) === null);
  if (missing.length > 0) throw new Error(`the world has no ${JSON.stringify(missing)}`);
  return ids;
}
