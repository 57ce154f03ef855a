import { dailyNumberTable, kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { appointmentTable } from './appointment.table.ts';
import { dueCareTable } from './due-care.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { outletDeskTable } from './outlet-desk.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { serviceOrderTable, servicePhotoTable, serviceStepTable } from './service-order.table.ts';
import { servicePolicyTable } from './service-policy.table.ts';
import { soldLineTable, storeVisitTable } from './sold-line.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('service'),
  wordTable('service'),
  policyProposalTable('service'), dailyNumberTable('service'),
  servicePolicyTable, knownMemberTable, outletFactTable, soldLineTable, storeVisitTable, serviceOrderTable,
  serviceStepTable, servicePhotoTable, memberTierTable, itemFactTable, outletDeskTable, appointmentTable,
  dueCareTable,
];
