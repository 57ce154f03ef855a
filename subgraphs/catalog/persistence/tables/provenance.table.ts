import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { LinkFact } from '../../domain/provenance/link.ts';

/** A piece whose provenance is told; whoever knows its number reads it, and nobody's name stands in it. */
export const provenanceTable = defineTable('catalog.provenance', {
  certificateNo: t.text().primary().check(`certificate_no ~ '^KP[0-9A-Z]{12}$'`),
  itemId: t.uuid(),
  // null of a unique piece: its serial number is the item's
  pieceNo: t.text().nullable().check('char_length(piece_no) <= 60'),
  openedAt: t.timestamptz(),
  length: t.int(),
  owners: t.int(),
  lastHash: t.text(),
}, {
  references: { itemId: 'item (id)' },
  indexes: { provenance_item: `unique (item_id, coalesce(piece_no, ''))` },
});

/** What happened to it, as it was signed: never changed. */
export const provenanceLinkTable = defineTable('catalog.provenance_link', {
  certificateNo: t.text().primary(),
  seq: t.int().primary(),
  kind: t.word('piece', 'origin', 'assay', 'workshop', 'green', 'warranty', 'sale', 'return', 'owner_change', 'story'),
  at: t.timestamptz(),
  facts: t.jsonb<LinkFact[]>(),
  owner: t.int().nullable(),
  statement: t.text(),
  hash: t.text(),
  keyId: t.text().nullable(),
  signature: t.text().nullable(),
  // the line of an order it follows from, and not part of what is signed
  cause: t.text().nullable(),
}, {
  references: { certificateNo: 'provenance (certificate_no)' },
  indexes: {
    provenance_link_cause: 'unique (cause) where cause is not null',
    provenance_link_unsealed: '(certificate_no, seq) where signature is null',
  },
  checks: { provenance_link_check: '(key_id is null) = (signature is null)' },
});

/** Public keys that links were ever signed with; none is taken away. */
export const provenanceKeyTable = defineTable('catalog.provenance_key', {
  id: t.text().primary(),
  publicKey: t.text(),
  since: t.timestamptz(),
});
