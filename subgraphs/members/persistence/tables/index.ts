import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { IF_CHANNEL, IF_PERSON, IF_TENANT, IF_VISITING } from '../../../kernel/database/reader.ts';
import { activeServiceTable } from './active-service.table.ts';
import { calendarDayTable } from './calendar-day.table.ts';
import { cardKeyTable } from './card-key.table.ts';
import { carePolicyTable } from './care-policy.table.ts';
import { channelIdentityTable } from './channel-identity.table.ts';
import { channelMemberTable } from './channel-member.table.ts';
import { churnReasonTable } from './churn-reason.table.ts';
import { complaintEntryTable } from './complaint-entry.table.ts';
import { complaintTable } from './complaint.table.ts';
import { consentRecordTable } from './consent-record.table.ts';
import { consentTextTable } from './consent-text.table.ts';
import { contactViewTable } from './contact-view.table.ts';
import { memberExportTable } from './member-export.table.ts';
import { erasureReceiptTable } from './erasure-receipt.table.ts';
import { erasureTable } from './erasure.table.ts';
import { knownChannelTable } from './known-channel.table.ts';
import { knownOutletTable } from './known-outlet.table.ts';
import { lifeEventTable } from './life-event.table.ts';
import { memberCodeTryTable } from './member-code-try.table.ts';
import { memberCodeUseTable } from './member-code-use.table.ts';
import { memberTable } from './member.table.ts';
import { memberActivityTable } from './member-activity.table.ts';
import { memberRelationTable } from './member-relation.table.ts';
import { memberServiceTable } from './member-service.table.ts';
import { mergeCaseTable } from './merge-case.table.ts';
import { phoneTryTable } from './phone-try.table.ts';
import { relationSideTable } from './relation-side.table.ts';
import { serviceStaffTable } from './service-staff.table.ts';
import { sharingTermsTable } from './sharing-terms.table.ts';
import { storeVisitTable } from './store-visit.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('members', {
    event: { event_aggregate: '(aggregate_id, seq)' },
    // As alternatives, each found by its index: whoever lists members begins here.
    personVisibility: {
      visible: `tenant_id = ${IF_TENANT} or channel_ids @> array[${IF_CHANNEL}]
        or person_id = ${IF_PERSON} or survivor_id = ${IF_PERSON}
        or person_id = ${IF_VISITING}`,
      indexes: { person_visibility_channel: 'using gin (channel_ids)' },
    },
  }),
  wordTable('members'),
  policyProposalTable('members'), carePolicyTable, calendarDayTable, complaintTable, complaintEntryTable,
  cardKeyTable, churnReasonTable, storeVisitTable, memberCodeUseTable, memberCodeTryTable,
  channelIdentityTable, channelMemberTable, consentRecordTable, consentTextTable, contactViewTable,
  memberExportTable, erasureReceiptTable, erasureTable,
  knownChannelTable, knownOutletTable, lifeEventTable, memberTable, memberActivityTable, mergeCaseTable,
  memberRelationTable, memberServiceTable, phoneTryTable, relationSideTable, serviceStaffTable,
  sharingTermsTable, activeServiceTable,
];
