import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const layer = (name: string) => t.smallint().check(`${name} >= 1 and ${name} <= 3`);

/** The most that people and programs of a franchise are shown of members, from when on; without franchise: of all. */
export const sharingTermsTable = defineTable('members.sharing_terms', {
  id: t.uuid().primary(),
  franchiseId: t.uuid().nullable(),
  managerLayer: layer('manager_layer'),
  associateLayer: layer('associate_layer'),
  startsAt: t.timestamptz(),
  reason: t.text().check('char_length(reason) >= 5 and char_length(reason) <= 500'),
  widens: t.bool(),
  state: t.word('proposed', 'approved', 'rejected', 'withdrawn'),
  proposedBy: t.text(),
  proposedByName: t.text(),
  proposedAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  version: t.int().default(1),
}, {
  indexes: {
    sharing_terms_counts: "(franchise_id, starts_at desc, id desc) where state = 'approved'",
    sharing_terms_proposed: '(proposed_at desc, id desc)',
  },
  checks: {
    sharing_terms_check: "(state = 'proposed') = (decided_at is null)",
    sharing_terms_check1: "not widens or state in ('proposed', 'withdrawn') or decided_by <> proposed_by",
  },
});
