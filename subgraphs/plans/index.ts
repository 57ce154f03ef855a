import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId, NOBODY } from '../kernel/ids.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';
import { planProof } from './commands/prove-plans.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { exitGoldPlanMutation } from './graphql/plans/exit-plan.mutation.ts';
import { giveBackPlanUseMutation } from './graphql/plans/give-back-use.mutation.ts';
import { GoldPlanResolver } from './graphql/plans/gold-plan.resolver.ts';
import { MemberPlansResolver } from './graphql/plans/member-plans.resolver.ts';
import { openGoldPlanMutation } from './graphql/plans/open-plan.mutation.ts';
import { payPlanInstalmentMutation } from './graphql/plans/pay-instalment.mutation.ts';
import { reversePlanInstalmentMutation } from './graphql/plans/reverse-instalment.mutation.ts';
import { useGoldPlanMutation } from './graphql/plans/use-plan.mutation.ts';
import { decidePlanPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { PlanPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishPlanPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { PlanProofResolver } from './graphql/proof/plan-proof.resolver.ts';
import { provePlansMutation } from './graphql/proof/prove-plans.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { closePlanTermsMutation } from './graphql/terms/close-terms.mutation.ts';
import { decidePlanTermsMutation } from './graphql/terms/decide-terms.mutation.ts';
import { proposePlanTermsMutation } from './graphql/terms/propose-terms.mutation.ts';
import { PlanTermsResolver } from './graphql/terms/terms.resolver.ts';
import { figures } from './persistence/figures.ts';
import { plans0001 } from './persistence/migrations/0001-plans.ts';
import { plans0010 } from './persistence/migrations/0010-plans.ts';
import { plans0011 } from './persistence/migrations/0011-proofs.ts';
import { plans0020 } from './persistence/migrations/0020-board.ts';
import { plans0030 } from './persistence/migrations/0030-told.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { plansById } from './queries/plans.ts';

export const plans = defineSubgraph({
  name: 'plans',
  graph: {
    resolvers: [
      PlanPolicyResolver, publishPlanPolicyMutation, decidePlanPolicyMutation, RegionResolver,
      PlanTermsResolver, proposePlanTermsMutation, decidePlanTermsMutation, closePlanTermsMutation,
      GoldPlanResolver, MemberPlansResolver, openGoldPlanMutation, payPlanInstalmentMutation,
      reversePlanInstalmentMutation, useGoldPlanMutation, giveBackPlanUseMutation, exitGoldPlanMutation,
      PlanProofResolver, provePlansMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      GoldPlan: ({ id }, context: GraphContext) => context.load(plansById, decodeId(PREFIX.goldPlan, id) ?? NOBODY),
    },
  },
  entities: tables,
  migrations: [plans0001, wordMigration('plans'), plans0010, plans0011, plans0020, plans0030],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs: [...planProof.jobs],
  figures,
  nodes: { [PREFIX.goldPlan]: 'GoldPlan' },
});
