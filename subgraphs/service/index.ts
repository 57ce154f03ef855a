import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId, NOBODY } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { AppointmentResolver, MemberAppointmentsResolver } from './graphql/appointments/appointment.resolver.ts';
import { bookAppointmentMutation } from './graphql/appointments/book-appointment.mutation.ts';
import {
  cancelAppointmentMutation, finishAppointmentMutation, moveAppointmentMutation, receiveAppointmentMutation,
} from './graphql/appointments/change-appointment.mutations.ts';
import { DueCareResolver } from './graphql/care/due-care.resolver.ts';
import { CaredPieceResolver, MemberCareResolver } from './graphql/care/member-care.resolver.ts';
import { DeskResolver } from './graphql/desks/desk.resolver.ts';
import { setOutletDeskMutation } from './graphql/desks/set-outlet-desk.mutation.ts';
import { handOverServiceOrderMutation } from './graphql/orders/hand-over-service-order.mutation.ts';
import { rateServiceOrderMutation } from './graphql/orders/rate-service-order.mutation.ts';
import { addServicePhotosMutation } from './graphql/orders/add-service-photos.mutation.ts';
import { openServiceOrderMutation } from './graphql/orders/open-service-order.mutation.ts';
import { quoteServiceOrderMutation } from './graphql/orders/quote-service-order.mutation.ts';
import { answerServiceQuoteMutation } from './graphql/orders/answer-service-quote.mutation.ts';
import { judgeServiceWarrantyMutation } from './graphql/orders/judge-service-warranty.mutation.ts';
import { MemberServiceResolver, ServiceOrderResolver } from './graphql/orders/service-order.resolver.ts';
import { stepServiceOrderMutation } from './graphql/orders/step-service-order.mutation.ts';
import { decideServicePolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { ServicePolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishServicePolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { jobs } from './jobs/jobs.ts';
import { service0001 } from './persistence/migrations/0001-service.ts';
import { service0002 } from './persistence/migrations/0002-service-orders.ts';
import { service0003 } from './persistence/migrations/0003-appointments.ts';
import { service0004 } from './persistence/migrations/0004-short-numbers.ts';
import { service0270 } from './persistence/migrations/0270-told-services.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { appointmentsById } from './queries/appointments.ts';
import { serviceOrdersById } from './queries/service-orders.ts';

export const service = defineSubgraph({
  name: 'service',
  graph: {
    resolvers: [
      ServicePolicyResolver, publishServicePolicyMutation, decideServicePolicyMutation,
      ServiceOrderResolver, MemberServiceResolver, openServiceOrderMutation, stepServiceOrderMutation,
      quoteServiceOrderMutation, answerServiceQuoteMutation, judgeServiceWarrantyMutation,
      handOverServiceOrderMutation, rateServiceOrderMutation, addServicePhotosMutation,
      AppointmentResolver, MemberAppointmentsResolver, bookAppointmentMutation, moveAppointmentMutation,
      cancelAppointmentMutation, receiveAppointmentMutation, finishAppointmentMutation, DeskResolver,
      setOutletDeskMutation, MemberCareResolver, CaredPieceResolver, DueCareResolver,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      ServiceOrder: ({ id }, context: GraphContext) =>
        context.load(serviceOrdersById, decodeId(PREFIX.serviceOrder, id) ?? NOBODY),
      Appointment: ({ id }, context: GraphContext) =>
        context.load(appointmentsById, decodeId(PREFIX.appointment, id) ?? NOBODY),
    },
  },
  entities: tables,
  migrations: [service0001, wordMigration('service'), service0002, service0003, service0004, service0270],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: { [PREFIX.serviceOrder]: 'ServiceOrder', [PREFIX.appointment]: 'Appointment' },
});
