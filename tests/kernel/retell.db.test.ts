import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { eventRoutes } from '../../subgraphs/kernel/define-subgraph.ts';
import { workLane } from '../../subgraphs/kernel/events/deliver.ts';
import { LANES } from '../../subgraphs/kernel/events/record.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import {
  startSubgraph, type SubgraphRuntime,
} from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';
import { copies, notes, writeNote } from './notebook.ts';

let database: TestDatabase;
let writer: SubgraphRuntime;
let reader: SubgraphRuntime;
const ports = new Map<string, SubgraphPort>();

beforeAll(async () => {
  database = await testDatabase();
  await provisionDatabase(database.url, ['notes', 'copies']);
  const common = {
    databaseUrl: database.url, ports, log: pino({ level: 'silent' }), routes: eventRoutes([notes, copies]),
    poolSize: 4, graph: { execute: () => Promise.reject(new Error('no graph')) },
  };
  writer = await startSubgraph(notes, common);
  reader = await startSubgraph(copies, common);
});
afterAll(async () => {
  await Promise.all([writer.close(), reader.close()]);
  await database.drop();
});
beforeEach(async () => {
  ports.set('copies', reader.port).set('notes', writer.port);
  await writer.database.sql.run`truncate note, parked_event, delivery, event, idempotency`;
  await reader.database.sql.run`truncate note, idempotency`;
});

const write = (text: string) => runCommand(writer.services.home,
  { actor: serviceActor('test', []), requestId: 'r' }, writeNote, { text });
const copied = async (): Promise<string[]> => (await reader.database.sql.all<{ text: string }>`
  select text from note order by text`).map((row) => row.text);
const deliverAll = async () => {
  for (let lane = 0; lane < LANES; lane += 1) {
    await workLane({ database: writer.database, ports }, { subscriber: 'copies', lane });
  }
};

describe('before its time', () => {
  const request = { requestId: 'r', actor: serviceActor('test', []), deadlineAt: Date.now() + 60_000 };
  const retold = async (...words: string[]) => (await writer.port.retell!(
    { subscriber: 'copies', keys: { word: words }, context: request }));

  it('what was recorded of a thing is told in its order, that of several side by side', async () => {
    for (const text of ['a 1', 'a 2', 'b 1', 'c 1', 'a 3', 'b 2']) await write(text);
    expect((await retold('a', 'b', 'nothing')).map(({ payload }) => (payload as { text: string }).text))
      .toEqual(['a 1', 'b 1', 'a 2', 'b 2', 'a 3']);
    expect(await writer.port.retell!({ subscriber: 'deaf', keys: { word: ['a'] }, context: request })).toEqual([]);
    expect(await writer.port.retell!({ subscriber: 'copies', keys: { other: ['a'] }, context: request }))
      .toEqual([]);
  });

  it('it is taken at once, and its delivery changes nothing any more', async () => {
    for (const text of ['a 1', 'a 2', 'b 1']) await write(text);
    expect(await reader.services.learn(request, { 'notes.word': ['a', 'nothing'] }))
      .toEqual({ told: true, away: new Set() });
    expect(await copied()).toEqual(['a 1', 'a 2']);
    await deliverAll();
    expect(await copied()).toEqual(['a 1', 'a 2', 'b 1']);
    expect(await reader.services.learn(request, { 'notes.word': ['nothing'] }))
      .toEqual({ told: false, away: new Set() });
  });

  it('an owner that is gone, silent or tells what cannot be taken is away', async () => {
    await write('poison');
    const away = { told: false, away: new Set(['notes']) };
    expect(await reader.services.learn(request, { 'notes.word': ['poison'] }))
      .toEqual({ told: true, away: new Set(['notes']) });
    ports.set('notes', { ...writer.port, retell: () => new Promise(() => undefined) });
    expect(await reader.services.learn({ ...request, deadlineAt: Date.now() + 520 }, { 'notes.word': ['a'] }))
      .toEqual(away);
    ports.delete('notes');
    expect(await reader.services.learn(request, { 'notes.word': ['a'] })).toEqual(away);
  });

  it('what many ask at the same moment is asked for once, by whom sees alike', async () => {
    for (let n = 0; n < 20; n += 1) await write(`w${n} 1`);
    const asked: { actor: string; words: number }[] = [];
    ports.set('notes', { ...writer.port, retell: (question) => {
      asked.push({ actor: question.context.actor.id, words: question.keys['word']!.length });
      return writer.port.retell!(question);
    } });
    const partner = { kind: 'channel', id: 'p', name: 'P', scopes: [], roles: [], channelId: newId() } as const;
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => reader.services.learn(
      { ...request, actor: n % 2 === 0 ? request.actor : partner }, { 'notes.word': [`w${n}`] })));
    expect(all.every(({ told, away }) => told && away.size === 0)).toBe(true);
    expect(await copied()).toHaveLength(20);
    expect(asked).toEqual([{ actor: 'service:copies', words: 10 }, { actor: 'p', words: 10 }]);
  });
});
