import pg from 'pg';
import pino from 'pino';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import type { Command } from '../../subgraphs/kernel/commands/command.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { eventRoutes } from '../../subgraphs/kernel/define-subgraph.ts';
import { workLane } from '../../subgraphs/kernel/events/deliver.ts';
import { LANES } from '../../subgraphs/kernel/events/record.ts';
import { startWorker, type QueueWorker } from '../../subgraphs/kernel/events/worker.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { startSubgraph, type SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';
import { copies, notes, writeNote } from './notebook.ts';

const log = pino({ level: 'silent' });

/** Notes are written in one subgraph and copied by the other, on a database of their own. */
export class TwoRooms {
  readonly database: TestDatabase;
  readonly writer: SubgraphRuntime;
  readonly reader: SubgraphRuntime;
  readonly ports: Map<string, SubgraphPort>;

  static async open(): Promise<TwoRooms> {
    const database = await testDatabase();
    await provisionDatabase(database.url, ['notes', 'copies']);
    const ports = new Map<string, SubgraphPort>();
    const common = {
      databaseUrl: database.url, ports, log, routes: eventRoutes([notes, copies]), poolSize: 4,
      graph: { execute: () => Promise.reject(new Error('no graph')) },
    };
    return new TwoRooms(database, await startSubgraph(notes, common),
      await startSubgraph(copies, common), ports);
  }

  private constructor(
    database: TestDatabase, writer: SubgraphRuntime, reader: SubgraphRuntime,
    ports: Map<string, SubgraphPort>,
  ) {
    this.database = database;
    this.writer = writer;
    this.reader = reader;
    this.ports = ports;
  }

  async empty(): Promise<void> {
    this.ports.set('copies', this.reader.port);
    await this.writer.database.sql.run`
      truncate note, delivery, lane_pause, parked_event, event, idempotency`;
    await this.reader.database.sql.run`truncate note, idempotency`;
    await this.asAdmin('delete from graphile_worker._private_jobs');
  }

  async close(): Promise<void> {
    await Promise.all([this.writer.close(), this.reader.close()]);
    await this.database.drop();
  }

  write(text: string) {
    return this.run(writeNote, { text });
  }

  run<Input>(command: Command<Input, any, any>, input: Input) {
    return runCommand(this.writer.services.home, { actor: serviceActor('test', []), requestId: 'r' },
      command, input);
  }

  async copied(): Promise<string[]> {
    return (await this.reader.database.sql.all<{ text: string }>`select text from note order by text`)
      .map((row) => row.text);
  }

  lane(lane: number, options = {}): Promise<Date | null> {
    return workLane({ database: this.writer.database, ports: this.ports },
      { subscriber: 'copies', lane }, options);
  }

  async deliverAll(options = {}): Promise<void> {
    for (let lane = 0; lane < LANES; lane += 1) await this.lane(lane, options);
  }

  startQueue(): Promise<QueueWorker> {
    return startWorker({ url: this.database.url, log, concurrency: 4,
      tasks: { ...this.writer.tasks, ...this.reader.tasks } });
  }

  /** The subscriber as it is, and the texts it was brought. */
  orderedPort(): string[] {
    const order: string[] = [];
    const { port } = this.reader;
    this.ports.set('copies', { ...port, deliver: (events) => {
      order.push(...events.map((event) => (event.payload as { text: string }).text));
      return port.deliver(events);
    } });
    return order;
  }

  /** What is not handled yet. */
  async waiting(): Promise<bigint> {
    return (await this.writer.database.sql.one<{ n: bigint }>`select
      (select count(*) from delivery) + (select count(*) from parked_event) as n`).n;
  }

  async asAdmin(statements: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.database.url });
    await client.connect();
    const result = await client.query(statements);
    await client.end();
    return result.rows ?? [];
  }
}
