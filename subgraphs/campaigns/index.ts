import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { claimDrops } from './commands/claim-drops.ts';
import { confirmClaims } from './commands/confirm-claims.ts';
import { releaseClaims } from './commands/release-claims.ts';
import { guestOf, mayEnter } from './domain/room-rules.ts';
import { enterLotteries } from './commands/lotteries/enter-lotteries.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { addDropMutation } from './graphql/drops/add-drop.mutation.ts';
import { claimDropMutations } from './graphql/claims/claim-drop.mutation.ts';
import { ClaimResolver, MemberClaimsResolver } from './graphql/claims/claim.resolver.ts';
import { confirmClaimMutation } from './graphql/claims/confirm-claim.mutation.ts';
import { DropResolver } from './graphql/drops/drop.resolver.ts';
import type { Drop } from './graphql/drops/drop.type.ts';
import { endLiveSessionMutation } from './graphql/sessions/end-live-session.mutation.ts';
import { goLiveMutation } from './graphql/sessions/go-live.mutation.ts';
import { cancelLotteryMutation } from './graphql/lotteries/cancel-lottery.mutation.ts';
import { closeLotteryMutation } from './graphql/lotteries/close-lottery.mutation.ts';
import { drawLotteryMutation } from './graphql/lotteries/draw-lottery.mutation.ts';
import { enterLotteryMutation } from './graphql/lotteries/enter-lottery.mutation.ts';
import {
  lotteryBehindDoor, LotteryEntryResolver, LotteryResolver, MemberLotteriesResolver, SessionLotteriesResolver,
} from './graphql/lotteries/lottery.resolver.ts';
import { planLotteryMutation } from './graphql/lotteries/plan-lottery.mutation.ts';
import { publishLotteryMutation } from './graphql/lotteries/publish-lottery.mutation.ts';
import { SessionInteractionsResolver } from './graphql/interactions/interaction.resolver.ts';
import { tellInteractionsMutation } from './graphql/interactions/tell-interactions.mutation.ts';
import { LiveRoomSubscription } from './graphql/sessions/live-room.subscription.ts';
import { answerEventOfferMutation } from './graphql/member-events/answer-event-offer.mutation.ts';
import { bookEventPlaceMutation } from './graphql/member-events/book-event-place.mutation.ts';
import { cancelMemberEventMutation } from './graphql/member-events/cancel-member-event.mutation.ts';
import { checkInEventPlaceMutation } from './graphql/member-events/check-in-event-place.mutation.ts';
import { giveBackEventPlaceMutation } from './graphql/member-events/give-back-event-place.mutation.ts';
import { rateMemberEventMutation } from './graphql/member-events/rate-member-event.mutation.ts';
import { scheduleMemberEventMutation } from './graphql/member-events/schedule-member-event.mutation.ts';
import { updateMemberEventMutation } from './graphql/member-events/update-member-event.mutation.ts';
import { EventPlaceResolver, MemberEventPlacesResolver } from './graphql/member-events/event-place.resolver.ts';
import { MemberEventResolver } from './graphql/member-events/member-event.resolver.ts';
import { LiveSessionResolver } from './graphql/sessions/live-session.resolver.ts';
import { CampaignPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { decideCampaignPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { publishCampaignPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { releaseClaimMutation } from './graphql/claims/release-claim.mutation.ts';
import { scheduleLiveSessionMutation } from './graphql/sessions/schedule-live-session.mutation.ts';
import { updateLiveSessionMutation } from './graphql/sessions/update-live-session.mutation.ts';
import {
  expireHoldsJob, handOutPrizesJob, lookAtOrdersJob, matchOrdersJob, reservePointsJob, settlePointsJob,
  settleWaitingJob, sweepJob, memberEventJobs, resealSeedsJob, forgetInteractionsJob,
} from './jobs/jobs.ts';
import { campaigns0001 } from './persistence/migrations/0001-campaigns.ts';
import { campaigns0002 } from './persistence/migrations/0002-row-by-row.ts';
import { campaigns0003 } from './persistence/migrations/0003-policy.ts';
import { campaigns0070 } from './persistence/migrations/0070-for-whom.ts';
import { campaigns0071 } from './persistence/migrations/0071-order-mismatch.ts';
import { campaigns0240 } from './persistence/migrations/0240-member-events.ts';
import { people } from './persistence/people.ts';
import { campaigns0100 } from './persistence/migrations/0100-second-person.ts';
import { campaigns0130 } from './persistence/migrations/0130-any-tiers.ts';
import { campaigns0160 } from './persistence/migrations/0160-why-not-paid.ts';
import { campaigns0190 } from './persistence/migrations/0190-lapsed-holds.ts';
import { campaigns0200 } from './persistence/migrations/0200-lapsing-claims.ts';
import { campaigns0210 } from './persistence/migrations/0210-numbers-in-line.ts';
import { campaigns0230 } from './persistence/migrations/0230-interactions.ts';
import { campaigns0220 } from './persistence/migrations/0220-lotteries.ts';
import { tables } from './persistence/tables/index.ts';
import { claimsById } from './queries/claims.ts';
import { dropsById } from './queries/drops.ts';
import { eventPlacesById } from './queries/event-places.ts';
import { memberEventsById } from './queries/member-events.ts';
import { sessionsById } from './queries/sessions-by-id.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

function byId<Value>(prefix: string, read: BatchRead<string, Value | null>) {
  return ({ id }: { id: string }, context: GraphContext): unknown => {
    const uuid = decodeId(prefix, id);
    return uuid ? context.load(read, uuid) : null;
  };
}

export const campaigns = defineSubgraph({
  name: 'campaigns',
  graph: {
    resolvers: [
      LiveSessionResolver, DropResolver, ClaimResolver, MemberClaimsResolver, LiveRoomSubscription,
      scheduleLiveSessionMutation, updateLiveSessionMutation, addDropMutation, goLiveMutation,
      endLiveSessionMutation, claimDropMutations, confirmClaimMutation, releaseClaimMutation,
      CampaignPolicyResolver, publishCampaignPolicyMutation,
      LotteryResolver, LotteryEntryResolver, SessionLotteriesResolver, MemberLotteriesResolver, planLotteryMutation,
      publishLotteryMutation, cancelLotteryMutation, enterLotteryMutation, closeLotteryMutation, drawLotteryMutation,
      SessionInteractionsResolver, tellInteractionsMutation,
      decideCampaignPolicyMutation, MemberEventResolver, EventPlaceResolver, MemberEventPlacesResolver, RegionResolver,
      scheduleMemberEventMutation, updateMemberEventMutation, cancelMemberEventMutation, bookEventPlaceMutation,
      answerEventOfferMutation, giveBackEventPlaceMutation, checkInEventPlaceMutation, rateMemberEventMutation,
    ],
    references: {
      LiveSession: byId(PREFIX.liveSession, sessionsById),
      Drop: async ({ id }: { id: string }, context: GraphContext) => {
        const drop = await byId(PREFIX.drop, dropsById)({ id }, context) as Drop | null;
        return drop && mayEnter(drop.room, guestOf(context.actor)) ? drop : null;
      },
      Claim: byId(PREFIX.claim, claimsById),
      Lottery: ({ id }: { id: string }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.lottery, id);
        return uuid ? lotteryBehindDoor(context, uuid) : null;
      },
      MemberEvent: byId(PREFIX.memberEvent, memberEventsById),
      EventPlace: byId(PREFIX.eventPlace, eventPlacesById),
      Member: ({ id }) => ({ id }),
    },
  },
  entities: tables,
  migrations: [campaigns0001, campaigns0002, campaigns0003, campaigns0070, campaigns0071,
    campaigns0100, wordMigration('campaigns'), campaigns0130, campaigns0160, campaigns0190,
    campaigns0200, campaigns0210, campaigns0220, campaigns0230, campaigns0240],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs: [
    expireHoldsJob, reservePointsJob, settlePointsJob, matchOrdersJob, settleWaitingJob, sweepJob,
    handOutPrizesJob, lookAtOrdersJob, resealSeedsJob, forgetInteractionsJob,
    ...memberEventJobs,
  ],
  batched: [{ command: claimDrops }, { command: confirmClaims }, { command: releaseClaims },
    { command: enterLotteries }],
  nodes: {
    [PREFIX.liveSession]: 'LiveSession', [PREFIX.drop]: 'Drop', [PREFIX.claim]: 'Claim',
    [PREFIX.lottery]: 'Lottery',
    [PREFIX.memberEvent]: 'MemberEvent', [PREFIX.eventPlace]: 'EventPlace',
  },
});
