import { expect, it } from '@jest/globals';
import { startTestSubgraph } from '../../tests/kit/subgraph.ts';
import { newId } from '../kernel/ids.ts';
import { insights } from './index.ts';
import { seedInsights } from './seed.ts';
import { enrolled, tell } from './tests/people.ts';

const SEEDED = { tags: 5, sayings: 20, segments: 1, snapshots: 1, fits: 1 };

it('tags members, makes a segment and asks for a fit by commands, and does nothing more the second time', async () => {
  const room = await startTestSubgraph(insights);
  await tell(room, ...Array.from({ length: 6 }, () => enrolled(newId())));
  const seed = () => seedInsights({
    ...room.runtime.handlers, now: room.clock.now(), scale: { members: 6, products: 0 }, progress: () => undefined });
  const count = () => room.sql.one`select (select count(*)::int from tag) as tags,
    (select count(*)::int from member_tag) as sayings,
    (select count(*)::int from segment) as segments, (select count(*)::int from segment_snapshot) as snapshots,
    (select count(*)::int from prediction_run) as fits`;
  await seed();
  expect(await count()).toEqual(SEEDED);
  await seed();
  expect(await count()).toEqual(SEEDED);
  await room.stop();
});
