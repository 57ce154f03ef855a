import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { decideAttributionAppealMutations } from './graphql/appeals/decide-appeal.mutation.ts';
import { openAttributionAppealMutation } from './graphql/appeals/open-appeal.mutation.ts';
import { withdrawAttributionAppealMutation } from './graphql/appeals/withdraw-appeal.mutation.ts';
import { AppealResolver } from './graphql/appeals/appeal.resolver.ts';
import {
  OutletScoreResolver, StoreScoreFactResolver, StoreScoreResolver,
} from './graphql/stores/store-score.resolver.ts';
import { askAttributionTrialMutation } from './graphql/trial/ask-trial.mutation.ts';
import {
  TrialCostResolver, TrialMoveResolver, TrialMoverResolver, TrialResolver,
} from './graphql/trial/trial.resolver.ts';
import { closeFranchiseMutation } from './graphql/network/close-franchise.mutation.ts';
import { closeOutletMutation } from './graphql/network/close-outlet.mutation.ts';
import { decideFranchisePolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { markStaffMutation } from './graphql/attribution/mark-staff.mutation.ts';
import { AttributionResolver, MemberResolver } from './graphql/attribution/member.resolver.ts';
import { ChannelResolver, FranchiseResolver, OutletResolver } from './graphql/network/network.resolver.ts';
import { FranchisePolicyResolver } from './graphql/policy/policy.resolver.ts';
import { proveRebatesMutation } from './graphql/rebates/prove-rebates.mutation.ts';
import { publishFranchisePolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { OrderResolver, RebateResolver } from './graphql/rebates/rebate.resolver.ts';
import { registerChannelMutation } from './graphql/network/register-channel.mutation.ts';
import { registerFranchiseMutation } from './graphql/network/register-franchise.mutation.ts';
import { registerOutletMutation } from './graphql/network/register-outlet.mutation.ts';
import { takeMerge } from './commands/facts/take-merges.ts';
import { takeUnmerge } from './commands/facts/take-unmerges.ts';
import { handlers } from './events/handlers.ts';
import {
  FranchiseRankingResolver, InvariantsResolver, RebateSummaryResolver,
} from './graphql/report.resolver.ts';
import {
  RebateReturnLineResolver, ReturnPreviewResolver,
} from './graphql/rebates/return-preview.resolver.ts';
import { runStatementsMutation } from './graphql/runs/run-statements.mutation.ts';
import { openSettlementMutation } from './graphql/runs/open-settlement.mutation.ts';
import { StatementRunResolver } from './graphql/runs/run.resolver.ts';
import { issueStatementsMutation } from './graphql/settlement/issue-statements.mutation.ts';
import { confirmLinesMutation } from './graphql/settlement/confirm-lines.mutation.ts';
import { disputeLineMutation } from './graphql/settlement/dispute-line.mutation.ts';
import { decideDisputeMutation } from './graphql/settlement/decide-dispute.mutation.ts';
import { freezeStatementMutation } from './graphql/settlement/freeze-statement.mutation.ts';
import { recordPayoutMutation } from './graphql/settlement/record-payout.mutation.ts';
import { reversePayoutMutation } from './graphql/settlement/reverse-payout.mutation.ts';
import { proveSettlementMutation } from './graphql/ledger/prove-settlement.mutation.ts';
import { SettlementLedgerResolver } from './graphql/ledger/ledger.resolver.ts';
import { StatementDisputeResolver, StatementLineResolver } from './graphql/settlement/line.resolver.ts';
import { StatementResolver } from './graphql/settlement/statement.resolver.ts';
import { Member, Order } from './graphql/stubs.type.ts';
import { transferMemberMutation } from './graphql/attribution/transfer-member.mutation.ts';
import { updateFranchiseMutation } from './graphql/network/update-franchise.mutation.ts';
import { updateOutletMutation } from './graphql/network/update-outlet.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { figures } from './persistence/figures.ts';
import { franchises0001 } from './persistence/migrations/0001-franchises.ts';
import { franchises0002 } from './persistence/migrations/0002-policy.ts';
import { franchises0003 } from './persistence/migrations/0003-row-by-row.ts';
import { franchises0020 } from './persistence/migrations/0020-windows.ts';
import { franchises0030 } from './persistence/migrations/0030-told.ts';
import { franchises0040 } from './persistence/migrations/0040-merges.ts';
import { franchises0050 } from './persistence/migrations/0050-lists.ts';
import { franchises0060 } from './persistence/migrations/0060-told-at-once.ts';
import { franchises0070 } from './persistence/migrations/0070-told-form.ts';
import { franchises0071 } from './persistence/migrations/0071-contract-terms.ts';
import { franchises0170 } from './persistence/migrations/0170-erased.ts';
import { franchises0180 } from './persistence/migrations/0180-tell-new-rooms.ts';
import { franchises0190 } from './persistence/migrations/0190-outlet-positions.ts';
import { franchises0310 } from './persistence/migrations/0310-appeals.ts';
import { franchises0311 } from './persistence/migrations/0311-store-scores.ts';
import { franchises0312 } from './persistence/migrations/0312-trials.ts';
import { franchises0313 } from './persistence/migrations/0313-closing.ts';
import { people } from './persistence/people.ts';
import { franchises0100 } from './persistence/migrations/0100-second-person.ts';
import { franchises0130 } from './persistence/migrations/0130-any-words.ts';
import { franchises0140 } from './persistence/migrations/0140-packed.ts';
import { franchises0150 } from './persistence/migrations/0150-rebate-days.ts';
import { franchises0300 } from './persistence/migrations/0300-settlement.ts';
import { tables } from './persistence/tables/index.ts';
import { appealsById } from './queries/appeals/appeals.ts';
import { franchisesById } from './queries/network.ts';
import { channelsById, outletsById } from './queries/outlets.ts';
import { channelsToTell, outletCodesToTell, outletsToTell } from './queries/places-to-tell.ts';
import { rebatesById } from './queries/rebates.ts';
import { statementsById } from './queries/settlement/statements.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

function byId<Value>(prefix: string, read: BatchRead<string, Value>) {
  return ({ id }: { id: string }, context: GraphContext) => {
    const uuid = decodeId(prefix, id);
    return uuid ? context.load(read, uuid) : null;
  };
}

function appealById(id: string, context: GraphContext) {
  const uuid = decodeId(PREFIX.appeal, id);
  return uuid ? context.load(appealsById, { id: uuid, now: context.now.toISOString() }) : null;
}

export const franchises = defineSubgraph({
  name: 'franchises',
  graph: {
    resolvers: [
      FranchiseResolver, OutletResolver, ChannelResolver, MemberResolver, AttributionResolver,
      RebateResolver, OrderResolver, ReturnPreviewResolver, RebateReturnLineResolver,
      RebateSummaryResolver, FranchiseRankingResolver, InvariantsResolver,
      registerFranchiseMutation, updateFranchiseMutation, registerOutletMutation,
      updateOutletMutation, closeOutletMutation, closeFranchiseMutation, registerChannelMutation,
      transferMemberMutation, markStaffMutation, proveRebatesMutation, FranchisePolicyResolver,
      publishFranchisePolicyMutation,
      decideFranchisePolicyMutation, RegionResolver, MarginClassResolver,
      AppealResolver, openAttributionAppealMutation, withdrawAttributionAppealMutation,
      decideAttributionAppealMutations,
      StoreScoreResolver, StoreScoreFactResolver, OutletScoreResolver,
      TrialResolver, TrialMoveResolver, TrialMoverResolver, TrialCostResolver, askAttributionTrialMutation,
      StatementResolver, StatementLineResolver, StatementDisputeResolver, SettlementLedgerResolver,
      StatementRunResolver, openSettlementMutation, runStatementsMutation, issueStatementsMutation,
      confirmLinesMutation, disputeLineMutation, decideDisputeMutation,
      freezeStatementMutation, recordPayoutMutation, reversePayoutMutation, proveSettlementMutation,
    ],
    orphanedTypes: [Member, Order],
    references: {
      Franchise: byId(PREFIX.franchise, franchisesById),
      Outlet: byId(PREFIX.outlet, outletsById),
      Channel: byId(PREFIX.channel, channelsById),
      Rebate: byId(PREFIX.rebate, rebatesById),
      AttributionAppeal: ({ id }, context) => appealById(id, context),
      Statement: byId(PREFIX.statement, statementsById),
      Member: ({ id }) => ({ id }),
      Order: ({ id }) => ({ id }),
    },
  },
  entities: tables,
  migrations: [franchises0001, franchises0002, franchises0003, franchises0020, franchises0030,
    franchises0040, franchises0050, franchises0060, franchises0070, franchises0071,
    franchises0100, wordMigration('franchises'), franchises0130, franchises0140, franchises0150, franchises0170,
    franchises0180, franchises0190, franchises0300, franchises0310, franchises0311, franchises0312,
    franchises0313],
  people,
  merging: { merge: takeMerge, unmerge: takeUnmerge },
  tells: { outlet: outletsToTell, outletCode: outletCodesToTell, channel: channelsToTell },
  handlers,
  jobs,
  figures,
  nodes: {
    [PREFIX.franchise]: 'Franchise', [PREFIX.outlet]: 'Outlet', [PREFIX.channel]: 'Channel',
    [PREFIX.rebate]: 'Rebate', [PREFIX.appeal]: 'AttributionAppeal',
    [PREFIX.statement]: 'Statement',
  },
});
