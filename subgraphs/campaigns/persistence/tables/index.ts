import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { campaignPolicyTable } from './campaign-policy.table.ts';
import { claimTable } from './claim.table.ts';
import { eventPlaceTable } from './event-place.table.ts';
import { installKeyTable } from './install-key.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { liveDropTable } from './live-drop.table.ts';
import { liveSessionTable } from './live-session.table.ts';
import { memberEventTable } from './member-event.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { passcodeAttemptTable } from './passcode-attempt.table.ts';
import { storeVisitTable } from './store-visit.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('campaigns'),
  wordTable('campaigns'),
  policyProposalTable('campaigns'),
  campaignPolicyTable, claimTable, installKeyTable, itemFactTable, liveDropTable,
  liveSessionTable, memberTierTable, outletFactTable, passcodeAttemptTable,
  memberEventTable, eventPlaceTable, storeVisitTable,
];
