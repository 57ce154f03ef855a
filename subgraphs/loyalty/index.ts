import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { holdPoints } from './commands/holds/hold-points.ts';
import { recordInteractions } from './commands/record-interactions.ts';
import { mergeAccounts } from './commands/accounts/merge-accounts.ts';
import { unmergeAccounts } from './commands/accounts/unmerge-accounts.ts';
import { handlers } from './events/handlers.ts';
import {
  LoyaltyAccountResolver, TierEvidenceResolver, TierStateResolver,
} from './graphql/accounts/account.resolver.ts';
import { CharityResolver } from './graphql/charity/charity.resolver.ts';
import { decideCharityPayoutMutation } from './graphql/charity/decide-payout.mutation.ts';
import { proposeCharityPayoutMutation } from './graphql/charity/propose-payout.mutation.ts';
import { reverseCharityPayoutMutation } from './graphql/charity/reverse-payout.mutation.ts';
import { adjustPointsMutation } from './graphql/holdings/adjust-points.mutation.ts';
import { decidePointsAdjustmentMutation } from './graphql/holdings/decide-adjustment.mutation.ts';
import { decideProgrammePolicyMutation } from './graphql/programmes/decide-policy.mutation.ts';
import { ComparisonResolver } from './graphql/programmes/comparison.resolver.ts';
import { discardProgrammeDraftMutation } from './graphql/drafts/discard-draft.mutation.ts';
import { ProgrammeDraftResolver, ProgrammeDraftsResolver } from './graphql/drafts/draft.resolver.ts';
import { saveProgrammeDraftMutation } from './graphql/drafts/save-draft.mutation.ts';
import { MaturityResolver } from './graphql/maturity/maturity.resolver.ts';
import { DraftEffectResolver } from './graphql/programmes/draft-effect.resolver.ts';
import { holdPointsMutations } from './graphql/holdings/hold-points.mutation.ts';
import { PointsTransaction } from './graphql/accounts/points-transaction.type.ts';
import { PointsAdjustmentResolver, PointsHoldResolver } from './graphql/holdings/holding.resolver.ts';
import { LoyaltyResolver, PointsReportResolver, ProgrammeResolver } from './graphql/loyalty.resolver.ts';
import { MemberWithLoyalty, OrderWithPoints } from './graphql/orders/order-points.type.ts';
import { proveLedgerMutation } from './graphql/prove-ledger.mutation.ts';
import { publishProgrammePolicyMutation } from './graphql/programmes/publish-policy.mutation.ts';
import { putProgrammeMutation } from './graphql/programmes/put-programme.mutation.ts';
import { putRegionMutation } from './graphql/programmes/put-region.mutation.ts';
import { recordInteractionsMutation } from './graphql/interactions/record-interactions.mutation.ts';
import { ReturnPreviewResolver } from './graphql/orders/return-preview.resolver.ts';
import { SimulationResolver } from './graphql/simulations/simulation.resolver.ts';
import { settleHoldsMutations } from './graphql/holdings/settle-holds.mutation.ts';
import { writeOffDebtMutation } from './graphql/holdings/write-off-debt.mutation.ts';
import { decideTierMutation } from './graphql/tiers/decide-tier.mutation.ts';
import {
  ManualTierResolver, TierByHandResolver, TierChangeByHandResolver,
} from './graphql/tiers/manual-tier.resolver.ts';
import { proposeTierMutation } from './graphql/tiers/propose-tier.mutation.ts';
import { TierChangeResolver, TierHistoryResolver } from './graphql/accounts/tier-history.resolver.ts';
import { TierResolver } from './graphql/programmes/tier.type.ts';
import {
  MemberLoyaltyResolver, OrderPointsResolver, PointsCauseResolver, PointsTransactionResolver,
} from './graphql/accounts/transaction.resolver.ts';
import { WordVersionsResolver } from './graphql/programmes/word-versions.resolver.ts';
import { jobs } from './jobs/jobs.ts';
import { figures } from './persistence/figures.ts';
import { loyalty0001 } from './persistence/migrations/0001-loyalty.ts';
import { loyalty0002 } from './persistence/migrations/0002-row-by-row.ts';
import { loyalty0003 } from './persistence/migrations/0003-own-channel.ts';
import { loyalty0010 } from './persistence/migrations/0010-business-time.ts';
import { loyalty0020 } from './persistence/migrations/0020-holds.ts';
import { loyalty0021 } from './persistence/migrations/0021-windows.ts';
import { loyalty0040 } from './persistence/migrations/0040-merges.ts';
import { loyalty0050 } from './persistence/migrations/0050-proofs.ts';
import { loyalty0080 } from './persistence/migrations/0080-rates-end.ts';
import { loyalty0100 } from './persistence/migrations/0100-second-person.ts';
import { loyalty0120 } from './persistence/migrations/0120-exchanged.ts';
import { loyalty0130 } from './persistence/migrations/0130-entered-words.ts';
import { loyalty0140 } from './persistence/migrations/0140-posted.ts';
import { loyalty0141 } from './persistence/migrations/0141-packed.ts';
import { loyalty0180 } from './persistence/migrations/0180-lines.ts';
import { loyalty0190 } from './persistence/migrations/0190-lapsed-parts.ts';
import { loyalty0210 } from './persistence/migrations/0210-erased.ts';
import { loyalty0220 } from './persistence/migrations/0220-profile-reward.ts';
import { loyalty0221 } from './persistence/migrations/0221-tier-evidence.ts';
import { loyalty0239 } from './persistence/migrations/0239-rates-taken-back.ts';
import { loyalty0250 } from './persistence/migrations/0250-grants.ts';
import { loyalty0251 } from './persistence/migrations/0251-bonus-rules.ts';
import { loyalty0252 } from './persistence/migrations/0252-written-off.ts';
import { loyalty0253 } from './persistence/migrations/0253-manual-tiers.ts';
import { loyalty0254 } from './persistence/migrations/0254-notices.ts';
import { loyalty0260 } from './persistence/migrations/0260-draft-effects.ts';
import { loyalty0270 } from './persistence/migrations/0270-earned.ts';
import { loyalty0271 } from './persistence/migrations/0271-charity.ts';
import { loyalty0272 } from './persistence/migrations/0272-grant-debts.ts';
import { loyalty0280 } from './persistence/migrations/0280-programme-drafts.ts';
import { loyalty0281 } from './persistence/migrations/0281-reviews.ts';
import { loyalty0290 } from './persistence/migrations/0290-tiers-told.ts';
import { loyalty0291 } from './persistence/migrations/0291-looked-at.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { accountsById } from './queries/accounts.ts';
import { payoutsById } from './queries/charity/payouts.ts';
import { adjustmentsById, holdsById } from './queries/holdings.ts';
import { manualTiersById } from './queries/manual-tiers.ts';
import { transactionsById } from './queries/transactions.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

const byId = <Value>(prefix: string, read: BatchRead<string, Value | null>) =>
  ({ id }: { id: string }, context: GraphContext) => {
    const uuid = decodeId(prefix, id);
    return uuid ? context.load(read, uuid) : null;
  };

/** The heart of the product: points, growth and tiers, on a double-entry ledger. */
export const loyalty = defineSubgraph({
  name: 'loyalty',
  graph: {
    resolvers: [
      PointsReportResolver,
      LoyaltyResolver, LoyaltyAccountResolver, TierResolver, TierStateResolver, TierEvidenceResolver,
      TierHistoryResolver, TierChangeResolver, WordVersionsResolver, RegionResolver, MarginClassResolver,
      PointsTransactionResolver, PointsCauseResolver, MemberLoyaltyResolver, OrderPointsResolver,
      ReturnPreviewResolver, SimulationResolver, ProgrammeResolver,
      MaturityResolver, ProgrammeDraftsResolver, ProgrammeDraftResolver, saveProgrammeDraftMutation,
      discardProgrammeDraftMutation,
      ComparisonResolver, DraftEffectResolver, PointsHoldResolver, PointsAdjustmentResolver,
      ManualTierResolver, TierByHandResolver, TierChangeByHandResolver, proposeTierMutation, decideTierMutation,
      adjustPointsMutation, writeOffDebtMutation, decidePointsAdjustmentMutation, holdPointsMutations,
      settleHoldsMutations,
      publishProgrammePolicyMutation, recordInteractionsMutation, proveLedgerMutation,
      decideProgrammePolicyMutation, putRegionMutation, putProgrammeMutation,
      CharityResolver, proposeCharityPayoutMutation, decideCharityPayoutMutation, reverseCharityPayoutMutation,
    ],
    orphanedTypes: [MemberWithLoyalty, OrderWithPoints, PointsTransaction],
    references: {
      Member: ({ id }) => ({ id }),
      Order: ({ id }) => ({ id }),
      LoyaltyAccount: byId(PREFIX.loyaltyAccount, accountsById),
      PointsTransaction: byId(PREFIX.pointsTransaction, transactionsById),
      PointsHold: byId(PREFIX.pointsHold, holdsById),
      PointsAdjustment: byId(PREFIX.pointsAdjustment, adjustmentsById),
      ManualTier: byId(PREFIX.manualTier, manualTiersById),
      CharityPayout: byId(PREFIX.charityPayout, payoutsById),
    },
  },
  entities: tables,
  migrations: [loyalty0001, loyalty0002, loyalty0003, loyalty0010, loyalty0020, loyalty0021,
    loyalty0040, loyalty0050, loyalty0080, loyalty0100, loyalty0120, wordMigration('loyalty'), loyalty0130,
    loyalty0140, loyalty0141, loyalty0180, loyalty0190, loyalty0210, loyalty0220,
    loyalty0221, loyalty0239, loyalty0250, loyalty0251, loyalty0252, loyalty0253, loyalty0254, loyalty0260,
    loyalty0270, loyalty0271, loyalty0272, loyalty0280, loyalty0281, loyalty0290, loyalty0291],
  people,
  merging: { merge: mergeAccounts, unmerge: unmergeAccounts },
  handlers,
  jobs,
  figures,
  batched: [{ command: holdPoints }, { command: recordInteractions }],
  nodes: {
    [PREFIX.loyaltyAccount]: 'LoyaltyAccount', [PREFIX.pointsTransaction]: 'PointsTransaction',
    [PREFIX.pointsHold]: 'PointsHold', [PREFIX.pointsAdjustment]: 'PointsAdjustment',
    [PREFIX.manualTier]: 'ManualTier', [PREFIX.charityPayout]: 'CharityPayout',
  },
});
