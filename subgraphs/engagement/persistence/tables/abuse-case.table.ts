import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Finding } from '../../domain/abuse.ts';

/** What is looked at for abuse 风控复核, by the id that it was found of. */
export const abuseCaseTable = defineTable('engagement.abuse_case', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  state: t.word('open', 'cleared', 'confirmed'),
  score: t.int().check('score >= 0 and score <= 100'),
  findings: t.jsonb<readonly Finding[]>(),
  openedAt: t.timestamptz(),
  decidedAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
  decidedById: t.text().nullable(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  /** How often it was looked at: a second look is by another person. */
  looks: t.int().default(1).check('looks > 0'),
  /** Version of the news of it. */
  told: t.bigint().defaultRaw('1'),
  /** It was told since loyalty listens, and holds the member's points there (review/tell-cases-anew.ts). */
  isBinding: t.bool().default(false),
  version: t.int().default(1).check('version > 0'),
}, {
  about: 'memberId',
  indexes: {
    abuse_case_state: '(state, opened_at desc, id desc)',
    abuse_case_all: '(opened_at desc, id desc)',
    abuse_case_open: "unique (member_id) where state = 'open'",
    abuse_case_member: '(member_id, opened_at desc)',
  },
});
