import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { knownMemberTable, memberConsentTable, memberLifeEventTable } from './known-member.table.ts';
import { messagePlanTable } from './message-plan.table.ts';
import {
  messageRuleTable, messageTemplateTable, messageTestTable, noticeThingTable,
} from './message-template.table.ts';
import { messageBlockTable, messageWindowTable } from './message-window.table.ts';
import { messageTable } from './message.table.ts';
import { outreachPolicyTable } from './outreach-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('outreach'),
  wordTable('outreach'),
  policyProposalTable('outreach'),
  outreachPolicyTable, knownMemberTable, memberConsentTable, memberLifeEventTable, messageTemplateTable,
  messageRuleTable, noticeThingTable, messageTestTable, messagePlanTable, messageTable,
  messageWindowTable, messageBlockTable,
];
