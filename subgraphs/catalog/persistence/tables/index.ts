import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { bundlePartTable, bundleTable } from './bundle.table.ts';
import { catalogPolicyTable } from './catalog-policy.table.ts';
import { classProposalTable } from './class-proposal.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import { fxTableTable } from './fx-table.table.ts';
import { goldPriceTable } from './gold-price.table.ts';
import { itemTable } from './item.table.ts';
import { itemTermsTable } from './item-terms.table.ts';
import { itemCostTable } from './item-cost.table.ts';
import { marginClassPeriodTable } from './margin-class-period.table.ts';
import { provenanceKeyTable, provenanceLinkTable, provenanceTable } from './provenance.table.ts';
import { productTable } from './product.table.ts';
import { uploadTable } from './upload.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('catalog', { event: { event_aggregate: '(aggregate_id, seq)' } }),
  wordTable('catalog'),
  policyProposalTable('catalog'),
  catalogPolicyTable, classProposalTable, fxRateTable, fxTableTable, goldPriceTable, itemTable, itemCostTable,
  itemTermsTable, marginClassPeriodTable, productTable, provenanceTable,
  provenanceLinkTable, provenanceKeyTable, uploadTable, bundleTable, bundlePartTable,
];
