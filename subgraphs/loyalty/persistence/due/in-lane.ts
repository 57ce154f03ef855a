import { sql, type RawBuilder } from 'kysely';
import type { Lane } from '../../../kernel/commands/drain.ts';

/** Whether a row's member is of that lane: by the last byte of its id, which is random; all are without one. */
export const inLane = (lane: Lane | undefined): RawBuilder<unknown> => (lane
  ? sql`get_byte(uuid_send(member_id), 15) % ${lane.of}::int = ${lane.nth}::int` : sql`true`);
