import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { enrolMembers } from './commands/enrolment/enrol-members.ts';
import { handlers } from './events/handlers.ts';
import { ContactViewResolver } from './graphql/contacts/contact-view.resolver.ts';
import { decideMergeCaseMutation } from './graphql/merge-cases/decide-merge-case.mutation.ts';
import { enrolMemberMutations } from './graphql/enrol-member.mutation.ts';
import { MemberResolver } from './graphql/member.resolver.ts';
import { MergeCaseResolver } from './graphql/merge-cases/merge-case.resolver.ts';
import { recordConsentMutation } from './graphql/record-consent.mutation.ts';
import { updateProfileMutation } from './graphql/update-profile.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { members0001 } from './persistence/migrations/0001-members.ts';
import { members0002 } from './persistence/migrations/0002-phone-tries.ts';
import { members0003 } from './persistence/migrations/0003-row-by-row.ts';
import { members0030 } from './persistence/migrations/0030-home-version.ts';
import { members0050 } from './persistence/migrations/0050-lists.ts';
import { members0060 } from './persistence/migrations/0060-told-at-once.ts';
import { members0130 } from './persistence/migrations/0130-any-region.ts';
import { members0150 } from './persistence/migrations/0150-names-in-reach.ts';
import { members0180 } from './persistence/migrations/0180-told-consents.ts';
import { members0160 } from './persistence/migrations/0160-told-profiles.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { membersById } from './queries/members-by-id.ts';
import { identitiesToTell, membersToTell } from './queries/members-to-tell.ts';
import { mergeCasesById } from './queries/merge-cases.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

export const members = defineSubgraph({
  name: 'members',
  graph: {
    resolvers: [
      MemberResolver, MergeCaseResolver, ContactViewResolver, enrolMemberMutations,
      updateProfileMutation, recordConsentMutation, decideMergeCaseMutation, RegionResolver,
    ],
    references: {
      Member: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.member, id);
        return uuid ? context.load(membersById, uuid) : null;
      },
      MergeCase: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.mergeCase, id);
        return uuid ? context.load(mergeCasesById, uuid) : null;
      },
    },
  },
  entities: tables,
  migrations: [members0001, members0002, members0003, members0030, members0050, members0060,
    wordMigration('members'), members0130, members0150, members0160, members0180],
  people,
  tells: { member: membersToTell, identity: identitiesToTell },
  handlers,
  jobs,
  batched: [{ command: enrolMembers }],
  nodes: { [PREFIX.member]: 'Member', [PREFIX.mergeCase]: 'MergeCase' },
});
