import { KaratError } from './errors.ts';
import { LONGEST_WAIT_MS } from './retry-after.ts';
import { sleep } from './retry.ts';
import { readEvents, within, type Patience } from './server-events.ts';
import { refusalOf, send, type Call, type Wire, type WireAnswer } from './transport.ts';

const LONGEST_PAUSE_MS = 10_000;
/** The house says something every 15 seconds; a line that is silent for three times that is broken. */
const SILENCE_MS = 45_000;
/** What may be otherwise next time; any other refusal, such as an unknown session, would be the same for ever. */
const PASSING = new Set([
  'NETWORK', 'DEADLINE', 'NO_ANSWER', 'INTERNAL', 'CLOSING', 'RATE_LIMITED', 'SUBGRAPH_UNAVAILABLE',
  'DEADLINE_EXCEEDED', 'BUSY', 'TRY_AGAIN',
]);

/**
 * Events of a subscription over SSE. A connection that breaks is opened again with a growing pause, and
 * a stream that ended with its token with a new one: events carry state, so nothing needs to be caught up.
 * Ends when the signal says so, or with a refusal: one that will not change, or that asks to wait for too long.
 */
export async function* stream(
  wire: Wire, call: Omit<Call, 'deadlineAt'>, silenceMs = SILENCE_MS,
): AsyncGenerator<unknown, void, undefined> {
  for (let failed = 0; !call.signal.aborted;) {
    let asked: number | null = null;
    try {
      for await (const event of connect(wire, call, silenceMs)) {
        failed = 0;
        yield event;
      }
    } catch (error) {
      if (call.signal.aborted) return;
      if (error instanceof KaratError && !PASSING.has(error.code)) throw error;
      asked = error instanceof KaratError ? error.retryAfterMs : null;
      if (asked !== null && asked > LONGEST_WAIT_MS) throw error;
    }
    if (call.signal.aborted) return;
    failed += 1;
    // A proxy that asks for no pause at all is not taken at its word.
    const pause = Math.max(asked ?? 0, Math.random() * Math.min(LONGEST_PAUSE_MS, 200 * 2 ** failed));
    await sleep(pause, call.signal).catch(() => undefined);
  }
}

async function* connect(
  wire: Wire, call: Omit<Call, 'deadlineAt'>, silenceMs: number,
): AsyncGenerator<unknown, void, undefined> {
  const streamUrl = { ...wire, endpoint: `${wire.endpoint.replace(/\/$/, '')}/stream` };
  // A stream has no end to hurry for; the house takes the token's end for it.
  const left = new AbortController();
  const signal = AbortSignal.any([call.signal, left.signal]);
  try {
    const response = await within(patience(silenceMs), send(streamUrl,
      { ...call, signal, deadlineAt: Date.now() + 60_000 }, 'text/event-stream'));
    if (!response.ok || !response.body) {
      throw refusalOf(response, await within(patience(silenceMs), response.json()).catch(() => ({})) as WireAnswer);
    }
    for await (const { event, data } of readEvents(response.body, patience(silenceMs))) {
      if (event === 'complete') return;
      if (event !== 'next') continue;
      const answer = JSON.parse(data) as WireAnswer;
      if (answer.errors?.length) throw refusalOf(response, answer);
      yield answer.data;
    }
  } finally {
    // Also a request whose answer never begins: the line is given back.
    left.abort();
  }
}

function patience(silenceMs: number): Patience {
  return { silenceMs, silent: (ms) => new KaratError('NETWORK', `Nothing came for ${ms} ms.`) };
}
