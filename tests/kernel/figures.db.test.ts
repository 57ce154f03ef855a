import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { Registry } from 'prom-client';
import { eventRoutes } from '../../subgraphs/kernel/define-subgraph.ts';
import { MAX_ATTEMPTS } from '../../subgraphs/kernel/events/deliver.ts';
import type { Figures } from '../../subgraphs/kernel/observe/figures.ts';
import { openFigures } from '../../subgraphs/kernel/observe/open-figures.ts';
import { SubgraphConnectionError } from '../../subgraphs/kernel/errors.ts';
import { copies, notes } from './notebook.ts';
import { TwoRooms } from './two-rooms.ts';

let rooms: TwoRooms;
let registry: Registry;
let figures: Figures;
const log = pino({ level: 'silent' });
beforeAll(async () => { rooms = await TwoRooms.open(); });
afterAll(() => rooms.close());
beforeEach(async () => {
  await rooms.empty();
  await figures?.close();
  registry = new Registry();
  figures = openFigures(registry, [{ url: rooms.database.url, rooms: [notes, copies] }],
    eventRoutes([notes, copies]), log);
});
afterAll(() => figures.close());

/** Series of one name, by their labels. */
async function series(name: string): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith(name));
  return Object.fromEntries(lines.map((line) => {
    const [, labels = '', value] = /^\w+(\{.*\})? (\S+)$/.exec(line)!;
    return [labels.replace(/^.*subscriber="(\w+)".*$/, '$1'), Number(value)];
  }));
}

describe('figures', () => {
  it('say 0 where nothing waits', async () => {
    expect(await series('karat_events_waiting')).toEqual({ copies: 0 });
    expect(await series('karat_events_oldest_seconds')).toEqual({ copies: 0 });
    expect(await series('karat_dead_letters')).toEqual({ copies: 0 });
    expect(Object.values(await series('karat_database_up'))).toEqual([1]);
  });

  it('count what waits, and how long the oldest has', async () => {
    for (const text of ['a', 'b', 'c']) await rooms.write(text);
    await rooms.writer.database.sql.run`update event set at = at - interval '1 hour'
      where aggregate_id = 'b'`;
    expect(await series('karat_events_waiting')).toEqual({ copies: 3 });
    const { copies: oldest } = await series('karat_events_oldest_seconds');
    expect(oldest).toBeGreaterThan(3_595);
    expect(oldest).toBeLessThan(3_660);
    expect(Object.values(await series('karat_jobs_due'))).toEqual([expect.any(Number)]);
  });

  it('tell what is parked, given up, and whose subscriber is away', async () => {
    await rooms.write('b poison');
    await rooms.deliverAll();
    expect(await series('karat_aggregates_parked')).toEqual({ copies: 1 });
    await rooms.writer.database.sql.run`
      update parked_event set dead = true, due_at = null, attempts = ${MAX_ATTEMPTS}`;
    rooms.ports.set('copies', { ...rooms.reader.port, deliver: () => Promise.reject(
      new SubgraphConnectionError('copies', {})) });
    await rooms.write('c');
    await rooms.deliverAll();
    figures = again();
    expect(await series('karat_dead_letters')).toEqual({ copies: 1 });
    expect(await series('karat_aggregates_parked')).toEqual({ copies: 0 });
    expect(await series('karat_lanes_paused')).toEqual({ copies: 1 });
  });

  it('are absent, and said to be, while the database is away', async () => {
    registry = new Registry();
    const away = openFigures(registry, [{ url: 'postgres://nobody@127.0.0.1:1/x', rooms: [notes] }],
      eventRoutes([notes, copies]), log);
    expect(Object.values(await series('karat_database_up'))).toEqual([0]);
    expect(await series('karat_events_waiting')).toEqual({});
    expect(await series('karat_backup_age_seconds')).toEqual({});
    await away.close();
  });

  it('know the age of a backup that they were told of', async () => {
    expect(await series('karat_backup_age_seconds')).toEqual({});
    await rooms.asAdmin(`insert into karat.backup values (now() - interval '2 hours')`);
    figures = again();
    expect(Math.round(Object.values(await series('karat_backup_age_seconds'))[0]! / 60)).toBe(120);
  });
});

/** What is asked within a second is answered as before. */
function again(): Figures {
  void figures.close();
  registry = new Registry();
  return openFigures(registry, [{ url: rooms.database.url, rooms: [notes, copies] }],
    eventRoutes([notes, copies]), log);
}
