import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId, NOBODY } from '../kernel/ids.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { checkInMutation } from './graphql/check-in/check-in.mutation.ts';
import { MemberEngagementResolver } from './graphql/check-in/member.resolver.ts';
import { answerQuizMutation } from './graphql/formats/answer-quiz.mutation.ts';
import {
  MemberFormatsResolver, PlayfulFormatResolver, PlayfulTurnResolver,
} from './graphql/formats/playful-format.resolver.ts';
import { takeTurnMutation } from './graphql/formats/take-turn.mutation.ts';
import { createPlayfulFormatMutation } from './graphql/formats/create-playful-format.mutation.ts';
import { updatePlayfulFormatMutation } from './graphql/formats/update-playful-format.mutation.ts';
import { publishPlayfulFormatMutation } from './graphql/formats/publish-playful-format.mutation.ts';
import { endPlayfulFormatMutation } from './graphql/formats/end-playful-format.mutation.ts';
import { decideEngagementPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { EngagementPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishEngagementPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import {
  MemberReferralsResolver, ReferralResolver, ReferralSidesResolver,
} from './graphql/referrals/referral.resolver.ts';
import { AbuseCaseResolver } from './graphql/review/case.resolver.ts';
import {
  clearAbuseCaseMutation, confirmAbuseCaseMutation, reopenAbuseCaseMutation,
} from './graphql/review/decide-case.mutation.ts';
import { CouponOffer, Franchise, Member, Order } from './graphql/stubs.type.ts';
import { LessonTaskResolver, MemberLessonsResolver } from './graphql/tasks/lesson.resolver.ts';
import { tellLessonMutation } from './graphql/tasks/tell-lesson.mutation.ts';
import { completeTaskMutation } from './graphql/tasks/complete-task.mutation.ts';
import { GrantTaskResolver, TaskResolver } from './graphql/tasks/task.resolver.ts';
import { createTaskMutation } from './graphql/tasks/create-task.mutation.ts';
import { updateTaskMutation } from './graphql/tasks/update-task.mutation.ts';
import { retireTaskMutation } from './graphql/tasks/retire-task.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { engagement0001 } from './persistence/migrations/0001-engagement.ts';
import { engagement0010 } from './persistence/migrations/0010-check-in-and-tasks.ts';
import { engagement0011 } from './persistence/migrations/0011-referrals-and-review.ts';
import { engagement0012 } from './persistence/migrations/0012-phone-changes.ts';
import { engagement0020 } from './persistence/migrations/0020-playful-formats.ts';
import { engagement0021 } from './persistence/migrations/0021-who-tells-tasks.ts';
import { engagement0022 } from './persistence/migrations/0022-format-writers.ts';
import { engagement0030 } from './persistence/migrations/0030-devices.ts';
import { engagement0031 } from './persistence/migrations/0031-lessons.ts';
import { engagement0032 } from './persistence/migrations/0032-cases-bind.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { casesById } from './queries/cases.ts';
import { formatsById } from './queries/formats/formats.ts';
import { referralsById } from './queries/referrals.ts';
import { tasksById } from './queries/tasks.ts';

export const engagement = defineSubgraph({
  name: 'engagement',
  graph: {
    resolvers: [
      EngagementPolicyResolver, publishEngagementPolicyMutation, decideEngagementPolicyMutation, RegionResolver,
      checkInMutation, MemberEngagementResolver,
      TaskResolver, GrantTaskResolver, createTaskMutation, updateTaskMutation, retireTaskMutation, completeTaskMutation,
      MemberLessonsResolver, LessonTaskResolver, tellLessonMutation,
      ReferralResolver, MemberReferralsResolver, ReferralSidesResolver,
      PlayfulFormatResolver, PlayfulTurnResolver, MemberFormatsResolver, createPlayfulFormatMutation,
      updatePlayfulFormatMutation, publishPlayfulFormatMutation, endPlayfulFormatMutation, takeTurnMutation,
      answerQuizMutation,
      AbuseCaseResolver, clearAbuseCaseMutation, confirmAbuseCaseMutation, reopenAbuseCaseMutation,
    ],
    orphanedTypes: [Member, Franchise, Order, CouponOffer],
    references: {
      Member: ({ id }) => ({ id }),
      Task: ({ id }, context: GraphContext) => context.load(tasksById, decodeId(PREFIX.task, id) ?? NOBODY),
      PlayfulFormat: ({ id }, context: GraphContext) =>
        context.load(formatsById, decodeId(PREFIX.playfulFormat, id) ?? NOBODY),
      Referral: ({ id }, context: GraphContext) => context.load(referralsById, decodeId(PREFIX.referral, id) ?? NOBODY),
      AbuseCase: ({ id }, context: GraphContext) => context.load(casesById, decodeId(PREFIX.abuseCase, id) ?? NOBODY),
    },
  },
  entities: tables,
  migrations: [engagement0001, wordMigration('engagement'), engagement0010, engagement0011, engagement0012,
    engagement0020, engagement0021, engagement0022, engagement0030, engagement0031, engagement0032],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: {
    [PREFIX.task]: 'Task', [PREFIX.playfulFormat]: 'PlayfulFormat', [PREFIX.referral]: 'Referral',
    [PREFIX.abuseCase]: 'AbuseCase',
  },
});
