import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A live session. */
export const liveSessionTable = defineTable('campaigns.live_session', {
  id: t.uuid().primary(),
  titleZh: t.text().check('char_length(title_zh) >= 1 and char_length(title_zh) <= 100'),
  titleEn: t.text().check('char_length(title_en) >= 1 and char_length(title_en) <= 100'),
  host: t.text().check('char_length(host) >= 1 and char_length(host) <= 80'),
  outletId: t.uuid(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz(),
  state: t.word('scheduled', 'live', 'ended').default('scheduled'),
  memberOnly: t.bool(),
  passcodeSalt: t.bytea().nullable(),
  passcodeHash: t.bytea().nullable(),
  hasPasscode: t.computed(t.bool(), 'passcode_hash is not null'),
  wentLiveAt: t.timestamptz().nullable(),
  endedAt: t.timestamptz().nullable(),
  createdAt: t.timestamptz(),
  version: t.int().default(1),
}, {
  references: { outletId: 'outlet_fact (outlet_id)' },
  indexes: {
    live_session_outlet: '(outlet_id)',
    live_session_starts: '(starts_at desc, id desc)',
    live_session_state: '(state, starts_at desc, id desc)',
  },
  checks: {
    live_session_check: 'ends_at > starts_at',
    live_session_check1: '(passcode_salt is null) = (passcode_hash is null)',
  },
});

/** As an operator edits it. Claims and reads go by SQL. */
export class LiveSessionEntity extends liveSessionTable.class {}
liveSessionTable.setClass(LiveSessionEntity);
