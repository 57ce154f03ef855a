import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, seenBy } from '../../../kernel/database/reader.ts';

/** What the house keeps of a member, gathered because it was asked for. */
export const memberExportTable = defineTable('members.member_export', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  state: t.word('asked', 'ready', 'expired', 'parted'),
  requestedAt: t.timestamptz(),
  requestedKind: t.text(),
  requestedBy: t.text(),
  reason: t.text().nullable().check('char_length(reason) <= 200'),
  readyAt: t.timestamptz().nullable(),
  expiresAt: t.timestamptz().nullable(),
  // how often it was tried to gather it, and from when on it is tried again; at once without it
  tries: t.int().default(0),
  nextTryAt: t.timestamptz().nullable(),
  // JSON, as it is handed out
  bundle: t.text().nullable(),
}, {
  visible: `${KIND} = 'person' and ${seenBy('member_export.member_id')}`,
  indexes: {
    member_export_asked: `(requested_at) where state = 'asked'`,
    member_export_ending: `(expires_at) where state = 'ready'`,
    member_export_member: '(member_id, requested_at desc)',
    member_export_requested: '(requested_at desc, id desc)',
  },
  checks: {
    member_export_check: `(state = 'ready') = (bundle is not null)`,
    member_export_check1: `state = 'parted' or (state = 'asked') = (ready_at is null)`,
  },
});
