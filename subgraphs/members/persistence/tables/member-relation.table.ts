import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';
import { RELATION_ENDS, RELATION_STATES } from '../../domain/relations/relation.ts';

/** Two members who say that they are related; who they are stands in `relation_side`. */
export const memberRelationTable = defineTable('members.member_relation', {
  id: t.uuid().primary(),
  state: t.word(...RELATION_STATES),
  proposedAt: t.timestamptz(),
  stoodAt: t.timestamptz().nullable(),
  endedAt: t.timestamptz().nullable(),
  endReason: t.word(...RELATION_ENDS).nullable(),
}, {
  visible: `${KIND} <> 'channel' and (select count(*) from relation_side s where s.relation_id = member_relation.id)
    >= case ${KIND} when 'person' then 1 else 2 end`,
  checks: {
    member_relation_check: `state <> 'standing' or stood_at is not null`,
    member_relation_check1: `(state = 'ended') = (end_reason is not null)`,
  },
});
