import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CONSENT_SOURCES } from '../../domain/words.ts';
import { RELATION_KINDS } from '../../domain/relations/relation.ts';

/** One of the two: what it is to the other, and its yes with the text that it was about. */
export const relationSideTable = defineTable('members.relation_side', {
  id: t.uuid().primary(),
  relationId: t.uuid(),
  memberId: t.uuid(),
  role: t.word(...RELATION_KINDS),
  saidAt: t.timestamptz().nullable(),
  source: t.word(...CONSENT_SOURCES).nullable(),
  textVersion: t.text().nullable(),
  textHash: t.text().nullable(),
  guardianName: t.text().nullable(),
  // how the other is called today, masked, from its yes on: a member sees nothing else of another one
  otherName: t.text().nullable(),
  // by which the member asked, and which nobody need have: it is not told
  askedCard: t.text().nullable(),
}, {
  about: 'memberId',
  references: { relationId: 'member_relation (id)', memberId: 'member (id)' },
  indexes: { relation_side_member: '(member_id)', relation_side_relation: '(relation_id)',
    relation_side_asked_card: '(asked_card) where asked_card is not null' },
  checks: {
    relation_side_check: '(said_at is null) = (source is null) and (said_at is null) = (text_version is null)'
      + ' and (said_at is null) = (text_hash is null)',
  },
});
