import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { insightPolicyTable } from './insight-policy.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { listExportPartTable, listExportTable } from './list-export.table.ts';
import { memberFactTable } from './member-fact.table.ts';
import { memberLifeEventTable, memberRelationTable } from './member-family.table.ts';
import { memberProfileTable } from './member-profile.table.ts';
import {
  memberConsentTable, memberHomeTable, memberPointsTable, memberTierTable,
} from './member-standing.table.ts';
import { orderFactTable } from './order-fact.table.ts';
import { returnFactTable } from './return-fact.table.ts';
import { segmentChangeTable, segmentMemberTable, segmentSnapshotTable } from './segment-snapshot.table.ts';
import { segmentPickTable, segmentTable } from './segment.table.ts';
import { memberMonthTable } from './member-month.table.ts';
import { memberPredictionTable } from './member-prediction.table.ts';
import { memberServedTable } from './member-served.table.ts';
import { memberTagTable } from './member-tag.table.ts';
import { monthRunTable } from './month-run.table.ts';
import { monthSumTable } from './month-sum.table.ts';
import { orderPieceTable } from './order-piece.table.ts';
import { predictionFitTable } from './prediction-fit.table.ts';
import { predictionRunTable } from './prediction-run.table.ts';
import {
  productAffinityTable, productSaleTable, recommendationEmphasisTable, recommendationModelTable,
  recommendationQualityTable,
} from './recommendation-model.table.ts';
import { tagRuleTable, tagRunTable } from './tag-rule.table.ts';
import { tagTable } from './tag.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('insights'),
  wordTable('insights'),
  policyProposalTable('insights'),
  proofRunTable('insights'),
  insightPolicyTable, knownMemberTable, fxRateTable, orderFactTable, returnFactTable, memberFactTable,
  memberProfileTable, memberTierTable, memberPointsTable, memberHomeTable, memberConsentTable,
  memberRelationTable, memberLifeEventTable,
  segmentTable, segmentPickTable, segmentSnapshotTable, segmentMemberTable, segmentChangeTable,
  memberMonthTable, monthRunTable, monthSumTable, tagTable, memberTagTable, tagRuleTable, tagRunTable,
  itemFactTable, predictionRunTable, predictionFitTable, memberPredictionTable, memberServedTable,
  orderPieceTable, recommendationModelTable, productSaleTable, productAffinityTable, recommendationQualityTable,
  recommendationEmphasisTable, listExportTable, listExportPartTable,
];
