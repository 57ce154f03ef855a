import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who takes part in a lottery 抽奖参与, under the id that was named; numbered when it is closed. */
export const lotteryEntryTable = defineTable('campaigns.lottery_entry', {
  id: t.uuid().primary(),
  lotteryId: t.uuid(),
  memberId: t.uuid(),
  channelId: t.uuid().nullable(),
  enteredAt: t.timestamptz(),
  // from 1, by the hash; none of a second id of one person
  no: t.int().nullable().check('no > 0'),
  hash: t.text().nullable(),
  // place of what it won, from 1
  prize: t.int().nullable().check('prize > 0'),
  // when the room that owns the prize was told
  handedAt: t.timestamptz().nullable(),
  // its person was erased: the draw stays whole, and nothing is given
  forfeitedAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { lotteryId: 'lottery (id)' },
  unique: { lottery_entry_lottery_id_member_id_key: ['lotteryId', 'memberId'] },
  indexes: {
    lottery_entry_no: 'unique (lottery_id, no) where no is not null',
    lottery_entry_member: '(member_id, entered_at desc, id desc)',
    lottery_entry_due: '(id) where prize is not null and handed_at is null and forfeited_at is null',
  },
  checks: {
    lottery_entry_numbered: '(no is null) = (hash is null)',
    lottery_entry_won: 'prize is null or no is not null',
  },
});
