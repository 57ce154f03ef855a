import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, seenBy } from '../../../kernel/database/reader.ts';

/** A member who wants to be forgotten, or was. It outlives the member. */
export const erasureTable = defineTable('members.erasure', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  state: t.word('waiting', 'withdrawn', 'erasing', 'done', 'parted'),
  requestedAt: t.timestamptz(),
  requestedKind: t.text(),
  requestedBy: t.text(),
  reason: t.text().nullable().check('char_length(reason) <= 200'),
  dueAt: t.timestamptz(),
  withdrawnAt: t.timestamptz().nullable(),
  erasedAt: t.timestamptz().nullable(),
  completedAt: t.timestamptz().nullable(),
  // all ids the person ever had
  allIds: t.uuids().defaultRaw(`'{}'`),
  // who has to answer before it is done
  rooms: t.texts().defaultRaw(`'{}'`),
  // whether it stands in the log outside the database
  logged: t.bool().default(false),
  partedAt: t.timestamptz().nullable(),
}, {
  visible: `${KIND} = 'person' and ${seenBy('erasure.member_id')}`,
  indexes: {
    erasure_due: `(due_at) where state = 'waiting'`,
    erasure_member: '(member_id)',
    erasure_persons: 'using gin (all_ids)',
    erasure_requested: '(requested_at desc, id desc)',
    erasure_state: '(state, requested_at desc, id desc)',
    erasure_unlogged: '(erased_at) where erased_at is not null and not logged',
    erasure_waiting: `unique (member_id) where state = 'waiting'`,
  },
  checks: {
    erasure_check: `(state = 'withdrawn') = (withdrawn_at is not null)`,
    erasure_check1: `(state in ('erasing', 'done')) = (erased_at is not null)`,
    erasure_check2: `(state = 'done') = (completed_at is not null)`,
    erasure_check3: `(state = 'parted') = (parted_at is not null)`,
  },
});
