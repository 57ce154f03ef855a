import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { enrolMembers } from './commands/enrolment/enrol-members.ts';
import { handlers } from './events/handlers.ts';
import { CalendarResolver } from './graphql/complaints/calendar.resolver.ts';
import { ComplaintResolver } from './graphql/complaints/complaint.resolver.ts';
import { linkComplaintMutation } from './graphql/complaints/link-complaint.mutation.ts';
import { recordComplaintMutation } from './graphql/complaints/record-complaint.mutation.ts';
import { setCalendarDaysMutation } from './graphql/complaints/set-calendar-days.mutation.ts';
import { closeComplaintMutation } from './graphql/complaints/close-complaint.mutation.ts';
import { stepComplaintMutations } from './graphql/complaints/step-complaint.mutations.ts';
import { ChurnResolver } from './graphql/churn/churn.resolver.ts';
import { recordChurnReasonMutation } from './graphql/churn/record-churn-reason.mutation.ts';
import { checkMemberCodeMutation } from './graphql/codes/check-member-code.mutation.ts';
import { CardKeysResolver } from './graphql/codes/printed-card.resolver.ts';
import { printMemberCardMutation } from './graphql/codes/print-member-card.mutation.ts';
import { MemberCodeResolver, MemberVisitsResolver } from './graphql/codes/member-code.resolver.ts';
import { ContactViewResolver } from './graphql/contacts/contact-view.resolver.ts';
import { decideMergeCaseMutation } from './graphql/merge-cases/decide-merge-case.mutation.ts';
import { enrolMemberMutations } from './graphql/enrol-member.mutation.ts';
import { LifeEventResolver, MemberLifeEventsResolver } from './graphql/life-events/life-event.resolver.ts';
import { putLifeEventMutation } from './graphql/life-events/put-life-event.mutation.ts';
import { removeLifeEventMutation } from './graphql/life-events/remove-life-event.mutation.ts';
import { MemberResolver } from './graphql/member.resolver.ts';
import { MergeCaseResolver } from './graphql/merge-cases/merge-case.resolver.ts';
import { ConsentTextResolver } from './graphql/privacy/consent-text.resolver.ts';
import { publishConsentTextMutation } from './graphql/privacy/publish-consent-text.mutation.ts';
import { MemberExportResolver } from './graphql/privacy/member-export.resolver.ts';
import { requestErasureMutation } from './graphql/privacy/request-erasure.mutation.ts';
import { withdrawErasureMutation } from './graphql/privacy/withdraw-erasure.mutation.ts';
import { requestMemberExportMutation } from './graphql/privacy/request-member-export.mutation.ts';
import { ErasureResolver } from './graphql/privacy/erasure.resolver.ts';
import { decideCarePolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { CarePolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishCarePolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { MergedMemberResolver, MergeHintResolver } from './graphql/merge-cases/merge-hint.resolver.ts';
import { proposeMergeMutation } from './graphql/merge-cases/propose-merge.mutation.ts';
import { unmergeMemberMutation } from './graphql/merge-cases/unmerge-member.mutation.ts';
import { recordConsentMutation } from './graphql/record-consent.mutation.ts';
import { SourceDetailResolver } from './graphql/source-detail.resolver.ts';
import { updateProfileMutation } from './graphql/update-profile.mutation.ts';
import { MeResolver } from './graphql/self/me.resolver.ts';
import { correctMyProfileMutation } from './graphql/self/correct-my-profile.mutation.ts';
import { recordMyConsentMutation } from './graphql/self/record-my-consent.mutation.ts';
import { requestMyExportMutation } from './graphql/self/request-my-export.mutation.ts';
import { requestMyErasureMutation } from './graphql/self/request-my-erasure.mutation.ts';
import { withdrawMyErasureMutation } from './graphql/self/withdraw-my-erasure.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { members0001 } from './persistence/migrations/0001-members.ts';
import { members0002 } from './persistence/migrations/0002-phone-tries.ts';
import { members0003 } from './persistence/migrations/0003-row-by-row.ts';
import { members0030 } from './persistence/migrations/0030-home-version.ts';
import { members0050 } from './persistence/migrations/0050-lists.ts';
import { members0060 } from './persistence/migrations/0060-told-at-once.ts';
import { members0130 } from './persistence/migrations/0130-any-region.ts';
import { members0150 } from './persistence/migrations/0150-names-in-reach.ts';
import { members0160 } from './persistence/migrations/0160-told-profiles.ts';
import { members0161 } from './persistence/migrations/0161-whole-profile.ts';
import { members0162 } from './persistence/migrations/0162-life-events.ts';
import { members0170 } from './persistence/migrations/0170-proposed-merges.ts';
import { members0180 } from './persistence/migrations/0180-told-consents.ts';
import { members0181 } from './persistence/migrations/0181-rights.ts';
import { members0182 } from './persistence/migrations/0182-consent-texts.ts';
import { members0190 } from './persistence/migrations/0190-complaints.ts';
import { members0191 } from './persistence/migrations/0191-store-visits.ts';
import { members0192 } from './persistence/migrations/0192-churn-reasons.ts';
import { members0193 } from './persistence/migrations/0193-card-keys.ts';
import { members0200 } from './persistence/migrations/0200-relations.ts';
import { members0201 } from './persistence/migrations/0201-service.ts';
import { members0210 } from './persistence/migrations/0210-parted-requests.ts';
import { members0211 } from './persistence/migrations/0211-privacy-days.ts';
import { members0230 } from './persistence/migrations/0230-told-life-events.ts';
import { members0231 } from './persistence/migrations/0231-entries-by-team.ts';
import { members0260 } from './persistence/migrations/0260-asked-cards.ts';
import { members0261 } from './persistence/migrations/0261-export-tries.ts';
import { members0270 } from './persistence/migrations/0270-sharing.ts';
import { members0310 } from './persistence/migrations/0310-profiles-anew.ts';
import { figures } from './persistence/figures.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { complaintsById } from './queries/complaints/complaints.ts';
import { lifeEventsById } from './queries/life-events.ts';
import { servicePersonsById } from './queries/service/service-persons.ts';
import { membersById } from './queries/members-by-id.ts';
import { identitiesToTell, membersToTell } from './queries/members-to-tell.ts';
import { mergeCasesById } from './queries/merge-cases/merge-cases.ts';
import { MemberRelationsResolver, RelationResolver } from './graphql/relations/relation.resolver.ts';
import { proposeRelationMutation } from './graphql/relations/propose-relation.mutation.ts';
import { agreeToRelationMutation } from './graphql/relations/agree-to-relation.mutation.ts';
import { endRelationMutation } from './graphql/relations/end-relation.mutation.ts';
import { proposeMyRelationMutation } from './graphql/relations/propose-my-relation.mutation.ts';
import { agreeToMyRelationMutation } from './graphql/relations/agree-to-my-relation.mutation.ts';
import { endMyRelationMutation } from './graphql/relations/end-my-relation.mutation.ts';
import { MemberServiceResolver, ServicePersonResolver } from './graphql/service/service.resolver.ts';
import { putServicePersonMutation } from './graphql/service/put-service-person.mutation.ts';
import { assignServicePersonMutations } from './graphql/service/assign-service-person.mutation.ts';
import { handOverMembersMutation } from './graphql/service/hand-over-members.mutation.ts';
import { decideSharingTermsMutation } from './graphql/sharing/decide-sharing-terms.mutation.ts';
import { proposeSharingTermsMutation } from './graphql/sharing/propose-sharing-terms.mutation.ts';
import { MemberSharingResolver, SharingTermsResolver } from './graphql/sharing/sharing.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

export const members = defineSubgraph({
  name: 'members',
  graph: {
    resolvers: [
      MemberResolver, MergeCaseResolver, ContactViewResolver, enrolMemberMutations,
      SourceDetailResolver, updateProfileMutation, recordConsentMutation, ErasureResolver, MemberExportResolver,
      ConsentTextResolver, publishConsentTextMutation,
      MeResolver, correctMyProfileMutation, recordMyConsentMutation, requestMyExportMutation,
      requestMyErasureMutation, withdrawMyErasureMutation,
      requestErasureMutation, withdrawErasureMutation, requestMemberExportMutation,
      decideMergeCaseMutation, proposeMergeMutation, unmergeMemberMutation, MergeHintResolver, MergedMemberResolver,
      RegionResolver,
      ComplaintResolver, recordComplaintMutation, stepComplaintMutations, closeComplaintMutation,
      linkComplaintMutation, CalendarResolver, setCalendarDaysMutation,
      ChurnResolver, recordChurnReasonMutation,
      CardKeysResolver, printMemberCardMutation,
      MemberCodeResolver, MemberVisitsResolver, checkMemberCodeMutation,
      CarePolicyResolver, publishCarePolicyMutation, decideCarePolicyMutation,
      LifeEventResolver, MemberLifeEventsResolver, putLifeEventMutation, removeLifeEventMutation,
      MemberRelationsResolver, RelationResolver, proposeRelationMutation, agreeToRelationMutation,
      endRelationMutation, proposeMyRelationMutation, agreeToMyRelationMutation, endMyRelationMutation,
      ServicePersonResolver, MemberServiceResolver, putServicePersonMutation, assignServicePersonMutations,
      handOverMembersMutation,
      MemberSharingResolver, SharingTermsResolver, proposeSharingTermsMutation, decideSharingTermsMutation,
    ],
    references: {
      Member: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.member, id);
        return uuid ? context.load(membersById, uuid) : null;
      },
      LifeEvent: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.lifeEvent, id);
        return uuid ? context.load(lifeEventsById, uuid) : null;
      },
      MergeCase: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.mergeCase, id);
        return uuid ? context.load(mergeCasesById, uuid) : null;
      },
      ServicePerson: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.servicePerson, id);
        return uuid ? context.load(servicePersonsById, uuid) : null;
      },
      Complaint: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.complaint, id);
        return uuid ? context.load(complaintsById, uuid) : null;
      },
    },
  },
  entities: tables,
  migrations: [members0001, members0002, members0003, members0030, members0050, members0060,
    wordMigration('members'), members0130, members0150,
    members0160, members0161, members0162, members0170, members0180, members0181, members0182, members0190,
    members0191, members0192, members0193, members0200, members0201, members0210, members0211, members0230,
    members0231, members0260, members0261, members0270, members0310],
  people,
  tells: { member: membersToTell, identity: identitiesToTell },
  handlers,
  jobs,
  figures,
  batched: [{ command: enrolMembers }],
  nodes: {
    [PREFIX.member]: 'Member', [PREFIX.mergeCase]: 'MergeCase', [PREFIX.complaint]: 'Complaint',
    [PREFIX.lifeEvent]: 'LifeEvent', [PREFIX.servicePerson]: 'ServicePerson',
  },
});
