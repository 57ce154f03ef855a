import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { takeMerge } from './commands/facts/take-merge.ts';
import { takeUnmerge } from './commands/facts/take-unmerge.ts';
import { handlers } from './events/handlers.ts';
import { cancelExportMutation } from './graphql/exports/cancel-export.mutation.ts';
import { ListExportResolver } from './graphql/exports/export.resolver.ts';
import { startExportMutation } from './graphql/exports/start-export.mutation.ts';
import { FactsResolver, InsightResolver, MemberInsightResolver } from './graphql/insight.resolver.ts';
import { decideInsightPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { InsightPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishInsightPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import {
  ChurnWarningResolver, ExplainedPredictionResolver, MemberPredictionResolver, PredictionFitResolver,
  StatisticalPredictionResolver,
} from './graphql/prediction/prediction.resolver.ts';
import { refitPredictionsMutation } from './graphql/prediction/refit.mutation.ts';
import { ServiceLoadResolver } from './graphql/prediction/service-load.resolver.ts';
import { proveFactsMutation } from './graphql/proof/prove-facts.mutation.ts';
import { FactProofResolver } from './graphql/proof/proof.resolver.ts';
import {
  MemberRecommendationResolver, RecommendationQualityResolver,
} from './graphql/recommendation/recommendation.resolver.ts';
import { RfmResolver } from './graphql/rfm.resolver.ts';
import { createSegmentMutation } from './graphql/segments/create-segment.mutation.ts';
import { addSegmentMembersMutation, removeSegmentMembersMutation } from './graphql/segments/pick-members.mutation.ts';
import { retireSegmentMutation } from './graphql/segments/retire-segment.mutation.ts';
import { SegmentRuleResolver } from './graphql/segments/rule.resolver.ts';
import { SegmentResolver } from './graphql/segments/segment.resolver.ts';
import { takeSegmentSnapshotMutation } from './graphql/segments/take-snapshot.mutation.ts';
import { updateSegmentMutation } from './graphql/segments/update-segment.mutation.ts';
import { Member, ServicePerson } from './graphql/stubs.type.ts';
import { StructureResolver } from './graphql/structure/structure.resolver.ts';
import { putTagMutation } from './graphql/tags/put-tag.mutation.ts';
import { runTagRuleMutation } from './graphql/tags/run-tag-rule.mutation.ts';
import { setTagRuleMutation } from './graphql/tags/set-tag-rule.mutation.ts';
import { tagMemberMutations } from './graphql/tags/tag-member.mutation.ts';
import { TagRuleResolver } from './graphql/tags/tag-rule.resolver.ts';
import { MemberTagsResolver, TagResolver } from './graphql/tags/tag.resolver.ts';
import { untagMemberMutation } from './graphql/tags/untag-member.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { insights0001 } from './persistence/migrations/0001-insights.ts';
import { insights0002 } from './persistence/migrations/0002-facts.ts';
import { insights0003 } from './persistence/migrations/0003-months.ts';
import { insights0004 } from './persistence/migrations/0004-tags.ts';
import { insights0010 } from './persistence/migrations/0010-segments.ts';
import { insights0020 } from './persistence/migrations/0020-predictions.ts';
import { insights0030 } from './persistence/migrations/0030-pieces.ts';
import { insights0031 } from './persistence/migrations/0031-recommendations.ts';
import { insights0032 } from './persistence/migrations/0032-emphasis.ts';
import { insights0033 } from './persistence/migrations/0033-care-plan.ts';
import { insights0040 } from './persistence/migrations/0040-tag-rules.ts';
import { insights0041 } from './persistence/migrations/0041-family.ts';
import { insights0042 } from './persistence/migrations/0042-structure.ts';
import { insights0050 } from './persistence/migrations/0050-segments-by-name.ts';
import { insights0055 } from './persistence/migrations/0055-points-by-version.ts';
import { insights0060 } from './persistence/migrations/0060-orders-by-region.ts';
import { insights0061 } from './persistence/migrations/0061-asked-at-once.ts';
import { insights0069 } from './persistence/migrations/0069-rates-taken-back.ts';
import { insights0070 } from './persistence/migrations/0070-served.ts';
import { insights0280 } from './persistence/migrations/0280-baby-gold.ts';
import { insights0290 } from './persistence/migrations/0290-exports.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { segmentsById } from './queries/segments/segments.ts';
import { tagsById } from './queries/tags.ts';

export const insights = defineSubgraph({
  name: 'insights',
  graph: {
    resolvers: [
      InsightPolicyResolver, publishInsightPolicyMutation, decideInsightPolicyMutation,
      MemberInsightResolver, InsightResolver, FactsResolver, RfmResolver, StructureResolver,
      FactProofResolver, proveFactsMutation,
      MemberPredictionResolver, ExplainedPredictionResolver, StatisticalPredictionResolver, ChurnWarningResolver,
      PredictionFitResolver, refitPredictionsMutation, ServiceLoadResolver,
      MemberRecommendationResolver, RecommendationQualityResolver,
      MemberTagsResolver, TagResolver, putTagMutation, tagMemberMutations, untagMemberMutation,
      TagRuleResolver, setTagRuleMutation, runTagRuleMutation,
      SegmentResolver, SegmentRuleResolver, createSegmentMutation, updateSegmentMutation, retireSegmentMutation,
      takeSegmentSnapshotMutation, addSegmentMembersMutation, removeSegmentMembersMutation,
      ListExportResolver, startExportMutation, cancelExportMutation,
    ],
    orphanedTypes: [Member, ServicePerson],
    references: {
      Member: ({ id }) => ({ id }),
      ServicePerson: ({ id }) => ({ id }),
      Segment: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.segment, id);
        return uuid ? context.load(segmentsById, uuid) : null;
      },
      Tag: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.tag, id);
        return uuid ? context.load(tagsById, uuid) : null;
      },
    },
  },
  entities: tables,
  migrations: [insights0001, wordMigration('insights'), insights0002, insights0003, insights0004,
    insights0010, insights0020, insights0030, insights0031, insights0032, insights0033, insights0040, insights0041,
    insights0042, insights0050, insights0055, insights0060, insights0061, insights0069, insights0070,
    insights0280, insights0290],
  people,
  merging: { merge: takeMerge, unmerge: takeUnmerge },
  handlers,
  jobs,
  nodes: { [PREFIX.tag]: 'Tag', [PREFIX.segment]: 'Segment' },
});
