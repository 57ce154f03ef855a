import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { takeMerge } from './commands/facts/take-merge.ts';
import { takeUnmerge } from './commands/facts/take-unmerge.ts';
import { handlers } from './events/handlers.ts';
import { FactsResolver, InsightResolver, MemberInsightResolver } from './graphql/insight.resolver.ts';
import { decideInsightPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { InsightPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishInsightPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import {
  ChurnWarningResolver, ExplainedPredictionResolver, MemberPredictionResolver, PredictionFitResolver,
  StatisticalPredictionResolver,
} from './graphql/prediction/prediction.resolver.ts';
import { refitPredictionsMutation } from './graphql/prediction/refit.mutation.ts';
import { proveFactsMutation } from './graphql/proof/prove-facts.mutation.ts';
import { FactProofResolver } from './graphql/proof/proof.resolver.ts';
import { RfmResolver } from './graphql/rfm.resolver.ts';
import { createSegmentMutation } from './graphql/segments/create-segment.mutation.ts';
import { addSegmentMembersMutation, removeSegmentMembersMutation } from './graphql/segments/pick-members.mutation.ts';
import { retireSegmentMutation } from './graphql/segments/retire-segment.mutation.ts';
import { SegmentRuleResolver } from './graphql/segments/rule.resolver.ts';
import { SegmentResolver } from './graphql/segments/segment.resolver.ts';
import { takeSegmentSnapshotMutation } from './graphql/segments/take-snapshot.mutation.ts';
import { updateSegmentMutation } from './graphql/segments/update-segment.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { putTagMutation } from './graphql/tags/put-tag.mutation.ts';
import { tagMemberMutations } from './graphql/tags/tag-member.mutation.ts';
import { MemberTagsResolver, TagResolver } from './graphql/tags/tag.resolver.ts';
import { untagMemberMutation } from './graphql/tags/untag-member.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { insights0001 } from './persistence/migrations/0001-insights.ts';
import { insights0002 } from './persistence/migrations/0002-facts.ts';
import { insights0003 } from './persistence/migrations/0003-months.ts';
import { insights0004 } from './persistence/migrations/0004-tags.ts';
import { insights0010 } from './persistence/migrations/0010-segments.ts';
import { insights0020 } from './persistence/migrations/0020-predictions.ts';
import { insights0050 } from './persistence/migrations/0050-segments-by-name.ts';
import { insights0055 } from './persistence/migrations/0055-points-by-version.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { segmentsById } from './queries/segments/segments.ts';
import { tagsById } from './queries/tags.ts';

export const insights = defineSubgraph({
  name: 'insights',
  graph: {
    resolvers: [
      InsightPolicyResolver, publishInsightPolicyMutation, decideInsightPolicyMutation,
      MemberInsightResolver, InsightResolver, FactsResolver, RfmResolver,
      FactProofResolver, proveFactsMutation,
      MemberPredictionResolver, ExplainedPredictionResolver, StatisticalPredictionResolver, ChurnWarningResolver,
      PredictionFitResolver, refitPredictionsMutation,
      MemberTagsResolver, TagResolver, putTagMutation, tagMemberMutations, untagMemberMutation,
      SegmentResolver, SegmentRuleResolver, createSegmentMutation, updateSegmentMutation, retireSegmentMutation,
      takeSegmentSnapshotMutation, addSegmentMembersMutation, removeSegmentMembersMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
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
    insights0010, insights0020, insights0050, insights0055],
  people,
  merging: { merge: takeMerge, unmerge: takeUnmerge },
  handlers,
  jobs,
  nodes: { [PREFIX.tag]: 'Tag', [PREFIX.segment]: 'Segment' },
});
