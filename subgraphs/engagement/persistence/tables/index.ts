import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { abuseCaseTable } from './abuse-case.table.ts';
import { checkInTable } from './check-in.table.ts';
import { deviceUseTable } from './device-use.table.ts';
import { earningDayTable } from './earning-day.table.ts';
import { engagementGrantTable } from './engagement-grant.table.ts';
import { engagementPolicyTable } from './engagement-policy.table.ts';
import { formatDayTable, formatDrawTable } from './format-day.table.ts';
import { formatTurnTable, quizAnswerTable } from './format-turn.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { lessonProgressTable } from './lesson-progress.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { orderFactTable } from './order-fact.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { phoneChangeTable } from './phone-change.table.ts';
import { playfulFormatTable } from './playful-format.table.ts';
import { redemptionMomentTable } from './redemption-moment.table.ts';
import { referralTable } from './referral.table.ts';
import { taskTable } from './task.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('engagement'),
  wordTable('engagement'),
  policyProposalTable('engagement'),
  engagementPolicyTable, knownMemberTable, lessonProgressTable,
  memberTierTable, taskTable, checkInTable, engagementGrantTable,
  referralTable, orderFactTable, outletFactTable, deviceUseTable, earningDayTable, phoneChangeTable,
  redemptionMomentTable, abuseCaseTable,
  playfulFormatTable, formatDayTable, formatDrawTable, formatTurnTable, quizAnswerTable,
];
