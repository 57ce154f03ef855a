import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** A day that matters in a member's life; seen like masked contacts (domain/sharing.ts). */
export const lifeEventTable = defineTable('members.life_event', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  kind: t.word('wedding_anniversary', 'child_birthday', 'child_full_moon', 'graduation', 'elder_birthday'),
  calendar: t.word('solar', 'lunar'),
  year: t.int().nullable().check('year >= 1900 and year <= 2200'),
  month: t.smallint().check('month >= 1 and month <= 12'),
  day: t.smallint().check('day >= 1 and day <= 31'),
  leapMonth: t.bool().default(false),
  guardianConsentedAt: t.timestamptz().nullable(),
  addedAt: t.timestamptz(),
  // the next one as the job of each hour keeps it; null when there is none any more
  nextOn: t.date().nullable(),
  // of its last telling to other rooms; 0: nobody was told
  version: t.bigint().defaultRaw('0'),
}, {
  visible: `(select true from person_visibility v where v.person_id = life_event.member_id
    and case ${KIND} when 'tenant' then v.layer >= 3 and (select reader_layer() as reader_layer) >= 2
      when 'person' then true else false end)`,
  references: { memberId: 'member (id)' },
  indexes: {
    life_event_member: '(member_id, next_on)',
    life_event_untold: '(id) where version = 0',
    life_event_next: '(next_on, id) where next_on is not null',
  },
  checks: { life_event_leap: `calendar = 'lunar' or not leap_month` },
});
