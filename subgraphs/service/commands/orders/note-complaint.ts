import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** What members said of a complaint: its id there, or that it is none. */
export const noteComplaint = defineCommand<
  { readonly serviceOrderId: string; readonly complaint: string | null }, null, never
>({
  name: 'service.note-complaint',
  execute: async (tx, { serviceOrderId, complaint }) => {
    const state = complaint === null ? 'refused' : 'recorded';
    const noted = await tx.sql.run`update service_order set complaint_state = ${state}, complaint = ${complaint}
      where id = ${serviceOrderId} and complaint_state = 'asked'`;
    if (noted > 0) tx.audit({ subjectId: serviceOrderId, after: { complaintState: state, complaint } });
    return accepted(null);
  },
});
