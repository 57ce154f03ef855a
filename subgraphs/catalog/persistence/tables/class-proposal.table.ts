import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A class that a measured margin proposes for a product: confidential, no restricted reader has a grant. */
export const classProposalTable = defineTable('catalog.class_proposal', {
  id: t.uuid().primary(),
  productId: t.uuid(),
  presentClass: t.text(),
  proposedClass: t.text(),
  currency: t.text(),
  pieces: t.bigint(),
  netMinor: t.bigint(),
  knownPieces: t.bigint(),
  knownNetMinor: t.bigint(),
  costMinor: t.bigint(),
  marginBps: t.int(),
  measuredFrom: t.date(),
  measuredUntil: t.date(),
  measuredAt: t.timestamptz(),
  policyVersion: t.int(),
  state: t.word('open', 'confirmed', 'dismissed', 'lapsed'),
  proposedAt: t.timestamptz(),
  effectiveAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  reason: t.text().nullable().check('char_length(reason) <= 500'),
  version: t.int().default(1),
}, {
  hidden: true,
  references: { productId: 'product (id)', policyVersion: 'catalog_policy (version)' },
  indexes: {
    class_proposal_at: '(proposed_at, id)',
    class_proposal_open: `unique (product_id) where state = 'open'`,
    class_proposal_product: '(product_id, proposed_at)',
    class_proposal_state: '(state, proposed_at, id)',
  },
  checks: {
    class_proposal_check: 'proposed_class <> present_class',
    class_proposal_check1: `(decided_at is not null) = (state = 'confirmed' or state = 'dismissed')`,
    class_proposal_check2: `(effective_at is not null) = (state = 'confirmed')`,
  },
});
