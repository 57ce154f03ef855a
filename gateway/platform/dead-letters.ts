import type { Logger } from 'pino';
import type { DeadLetter, SubgraphPort } from '../../subgraphs/kernel/port.ts';

export const LONGEST_LIST = 200;
export const MOST_REPLAYED = 100;

export interface ReplayPayload {
  readonly replayedCount: number;
  readonly userErrors: readonly { message: string; path: string[]; code: string }[];
}

type Ports = ReadonlyMap<string, SubgraphPort>;

const limitOf = (first: number): number => Math.min(Math.max(first, 0), LONGEST_LIST);

/** Newest first over all subgraphs. */
export async function listDeadLetters(ports: Ports, first: number, log: Logger): Promise<object[]> {
  const limit = limitOf(first);
  const letters = await ofAll(ports, log, (port) => port.deadLetters(limit));
  return letters.sort((left, right) => right.failedAt.localeCompare(left.failedAt))
    .slice(0, limit).map(shown);
}

/** Oldest first over all subgraphs. */
export async function listWaiting(ports: Ports, first: number, log: Logger): Promise<object[]> {
  const limit = limitOf(first);
  const waiting = await ofAll(ports, log, (port) => port.waiting(limit));
  return waiting.sort((left, right) => left.event.at.localeCompare(right.event.at))
    .slice(0, limit).map(({ event, why, ...said }) => ({
      ...said, eventId: event.id, eventName: event.name, aggregateId: event.aggregateId,
      recordedAt: event.at, waitsFor: WAITS_FOR[why],
    }));
}

const WAITS_FOR = { precondition: 'PRECONDITION', failing: 'NEXT_TRY', away: 'SUBSCRIBER' } as const;

/** One that does not answer must not hide what the others know. */
async function ofAll<Item>(
  ports: Ports, log: Logger, ask: (port: SubgraphPort) => Promise<readonly Item[]>,
): Promise<Item[]> {
  return (await Promise.all([...ports.values()].map(async (port) => {
    try {
      return await ask(port);
    } catch (error) {
      log.warn({ err: error, subgraph: port.name }, 'undelivered events could not be read');
      return [];
    }
  }))).flat();
}

/** The payload of an event may hold personal data; here only what it takes to decide. */
function shown(letter: DeadLetter): object {
  const { id, publisher, subscriber, attempts, error, failedAt, event } = letter;
  return { id, publisher, subscriber, attempts, error, failedAt, eventId: event.id,
    eventName: event.name, aggregateId: event.aggregateId, recordedAt: event.at };
}

export async function replayDeadLetters(
  ports: Ports, ids: readonly string[], log: Logger,
): Promise<ReplayPayload> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > MOST_REPLAYED) {
    return refused(0, `Name 1 to ${MOST_REPLAYED} dead letters.`, 'OUT_OF_RANGE');
  }
  const counts = await Promise.all([...ports.values()].map(async (port) => {
    try {
      return await port.replayDeadLetters(wanted);
    } catch (error) {
      log.warn({ err: error, subgraph: port.name }, 'dead letters could not be replayed');
      return 0;
    }
  }));
  const replayedCount = counts.reduce((sum, count) => sum + count, 0);
  if (replayedCount >= wanted.length) return { replayedCount, userErrors: [] };
  const missing = wanted.length - replayedCount;
  return refused(replayedCount, `${missing} of ${wanted.length} were not found.`, 'NOT_FOUND');
}

function refused(replayedCount: number, message: string, code: string): ReplayPayload {
  return { replayedCount, userErrors: [{ message, path: ['input', 'ids'], code }] };
}
