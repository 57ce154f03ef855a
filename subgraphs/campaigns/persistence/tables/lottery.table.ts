import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { LotteryPrize } from '../../domain/lotteries/lottery-draft.ts';

/** Provable lotteries 直播抽奖 of live rooms: what was promised, and what came of it. */
export const lotteryTable = defineTable('campaigns.lottery', {
  id: t.uuid().primary(),
  sessionId: t.uuid(),
  kind: t.word('odds', 'ranking'),
  state: t.word('draft', 'published', 'closed', 'drawn', 'cancelled').default('draft'),
  titleZh: t.text().check('char_length(title_zh) >= 1 and char_length(title_zh) <= 60'),
  titleEn: t.text().check('char_length(title_en) >= 1 and char_length(title_en) <= 60'),
  opensAt: t.timestamptz(),
  closesAt: t.timestamptz(),
  prizes: t.jsonb<readonly LotteryPrize[]>(),
  // how many of each prize were won, by its place
  won: t.ints(),
  beaconSource: t.text().nullable(),
  redrawOf: t.uuid().nullable(),
  redrawReason: t.text().nullable(),
  // SHA-256 of the seed, hexadecimal; the seed stands in its own column from the draw on
  commitment: t.text().nullable(),
  entered: t.int().default(0).check('entered >= 0'),
  listHash: t.text().nullable(),
  beacon: t.text().nullable(),
  beaconAt: t.timestamptz().nullable(),
  // who told it, by id: another person confirms it with the draw
  beaconToldBy: t.text().nullable(),
  // made at publishing and sealed under a key of the house, whose id stands beside; gone with the draw
  seedSealed: t.bytea().nullable(),
  seedKeyId: t.text().nullable(),
  seed: t.text().nullable(),
  createdAt: t.timestamptz(),
  createdBy: t.text(),
  // who wrote it, by id: another person publishes it
  writtenBy: t.text().nullable(),
  publishedAt: t.timestamptz().nullable(),
  closedAt: t.timestamptz().nullable(),
  drawnAt: t.timestamptz().nullable(),
  cancelledAt: t.timestamptz().nullable(),
  cancelReason: t.text().nullable(),
  version: t.int().default(1).check('version > 0'),
}, {
  references: { sessionId: 'live_session (id)', redrawOf: 'lottery (id)' },
  indexes: {
    lottery_session: '(session_id, opens_at, id)',
    lottery_redraw: '(redraw_of) where redraw_of is not null',
    lottery_open: `(closes_at) where state = 'published'`,
    lottery_sealing: '(seed_key_id) where seed_key_id is not null',
  },
  checks: {
    lottery_promised: `state = 'draft' or state = 'cancelled' or commitment is not null`,
    lottery_sealed: `(seed_sealed is null) = (seed_key_id is null)
      and (seed_sealed is not null or state <> all (array['published', 'closed']))`,
    lottery_revealed: `(seed is not null) = (state = 'drawn')`,
    lottery_window: 'closes_at > opens_at',
  },
});
