import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { claimDrops } from './commands/claim-drops.ts';
import { confirmClaims } from './commands/confirm-claims.ts';
import { releaseClaims } from './commands/release-claims.ts';
import { handlers } from './events/handlers.ts';
import { AddDropMutation } from './graphql/add-drop.mutation.ts';
import { ClaimDropMutation } from './graphql/claim-drop.mutation.ts';
import { ClaimResolver, MemberClaimsResolver } from './graphql/claim.resolver.ts';
import { ConfirmClaimMutation } from './graphql/confirm-claim.mutation.ts';
import { DropResolver } from './graphql/drop.resolver.ts';
import { EndLiveSessionMutation } from './graphql/end-live-session.mutation.ts';
import { GoLiveMutation } from './graphql/go-live.mutation.ts';
import { LiveRoomSubscription } from './graphql/live-room.subscription.ts';
import { LiveSessionResolver } from './graphql/live-session.resolver.ts';
import { CampaignPolicyResolver } from './graphql/policy.resolver.ts';
import { PublishCampaignPolicyMutation } from './graphql/publish-policy.mutation.ts';
import { ReleaseClaimMutation } from './graphql/release-claim.mutation.ts';
import { ScheduleLiveSessionMutation } from './graphql/schedule-live-session.mutation.ts';
import { UpdateLiveSessionMutation } from './graphql/update-live-session.mutation.ts';
import {
  expireHoldsJob, reservePointsJob, settlePointsJob, settleWaitingJob, sweepJob,
} from './jobs/jobs.ts';
import { liveSessionSchema } from './persistence/live-session.entity.ts';
import { campaigns0001 } from './persistence/migrations/0001-campaigns.ts';
import { campaigns0002 } from './persistence/migrations/0002-row-by-row.ts';
import { campaigns0003 } from './persistence/migrations/0003-policy.ts';
import { claimsById } from './queries/claims.ts';
import { dropsById } from './queries/drops.ts';
import { sessionsById } from './queries/sessions-by-id.ts';

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
      ScheduleLiveSessionMutation, UpdateLiveSessionMutation, AddDropMutation, GoLiveMutation,
      EndLiveSessionMutation, ClaimDropMutation, ConfirmClaimMutation, ReleaseClaimMutation,
      CampaignPolicyResolver, PublishCampaignPolicyMutation,
    ],
    references: {
      LiveSession: byId(PREFIX.liveSession, sessionsById),
      Drop: byId(PREFIX.drop, dropsById),
      Claim: byId(PREFIX.claim, claimsById),
      Member: ({ id }) => ({ id }),
    },
  },
  entities: [liveSessionSchema],
  migrations: [campaigns0001, campaigns0002, campaigns0003],
  handlers,
  jobs: [expireHoldsJob, reservePointsJob, settlePointsJob, settleWaitingJob, sweepJob],
  batched: [{ command: claimDrops }, { command: confirmClaims }, { command: releaseClaims }],
  nodes: {
    [PREFIX.liveSession]: 'LiveSession', [PREFIX.drop]: 'Drop', [PREFIX.claim]: 'Claim',
  },
});
