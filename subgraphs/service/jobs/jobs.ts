import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { recordComplaints } from '../calls/record-complaints.ts';
import { settleBenefits } from '../calls/settle-benefits.ts';
import { missAppointments } from '../commands/appointments/miss-appointments.ts';
import { renewCare } from '../commands/care/renew-care.ts';
import { followOutlets } from '../commands/facts/follow-outlets.ts';
import { forgetVisits } from '../commands/facts/keep-visits.ts';
import { tellUntold } from '../commands/facts/tell-untold.ts';
import { tellPromises } from '../commands/orders/tell-promises.ts';

/** What rewards has not answered yet. */
const settle: Job = {
  name: 'settle-benefits', cron: '* * * * *', run: (_context, _input, services) => settleBenefits(services, 'all'),
};

/** What members has not answered yet. */
const complain: Job = {
  name: 'record-complaints', cron: '* * * * *',
  run: (_context, _input, services) => recordComplaints(services, 'all'),
};

export const jobs: readonly Job[] = [
  settle, complain,
  drain('tell-promises', '*/5 * * * *', tellPromises, ({ told }) => told),
  drain('miss-appointments', '* * * * *', missAppointments, ({ missed }) => missed),
  drain('renew-care', '*/5 * * * *', renewCare, ({ renewed }) => renewed),
  drain('tell-untold', '*/10 * * * *', tellUntold, ({ told }) => told),
  drain('follow-outlets', '*/10 * * * *', followOutlets, ({ moved }) => moved),
  drain('forget-visits', '50 * * * *', forgetVisits, ({ forgotten }) => forgotten),
];
