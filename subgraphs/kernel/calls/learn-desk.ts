import { serviceActor, type Actor } from '../actor.ts';
import type { RequestContext } from '../port.ts';
import { lastMomentOf, patienceOf } from './ask-other.ts';
import { joined, ownersOf, type FactKeys } from './facts.ts';
import { inTime } from './in-time.ts';
import { learn, type Learner, type Learnt } from './learn.ts';

interface Waiting {
  readonly request: RequestContext;
  readonly keys: FactKeys;
  readonly done: (learnt: Learnt) => void;
}

/** Requests that ask with the same eyes are asked for together, up to so many keys: then one is answered soon. */
const KEYS_TOGETHER = 1_000;

/**
 * Asks owners for many requests at once: what is asked while one question is under way forms the next.
 * A thousand new members who all come at the same moment are a few questions, not a thousand.
 */
export class LearnDesk {
  readonly #learner: Learner;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  /** Whose time is over takes the owners for away; what they tell is taken all the same. */
  learn(request: RequestContext, keys: FactKeys): Promise<Learnt> {
    const answer = new Promise<Learnt>((done) => {
      const actor = this.#askerFor(request.actor);
      const eyes = eyesOf(actor);
      const line = this.#waiting.get(eyes);
      if (line) line.push({ request, keys, done });
      else {
        const first = [{ request, keys, done }];
        this.#waiting.set(eyes, first);
        setImmediate(() => void this.#drain(actor, first));
      }
    });
    return inTime(answer, lastMomentOf(request))
      .catch(() => ({ told: false, away: new Set(ownersOf(keys)) }));
  }

  /**
   * Only who sees little asks with its own eyes: it is not told of whom it may not see. What the others
   * may do with whom they name, the room decides when it knows of them.
   */
  #askerFor(actor: Actor): Actor {
    return actor.kind === 'channel' || actor.kind === 'person'
      ? actor : serviceActor(this.#learner.name, []);
  }

  async #drain(actor: Actor, line: Waiting[]): Promise<void> {
    while (line.length > 0) {
      const batch = line.splice(0, fitting(line));
      const deadlineAt = Math.max(...batch.map(({ request }) => patienceOf(request)));
      const learnt = await learn(this.#learner,
        { requestId: batch[0]!.request.requestId, actor, deadlineAt }, joined(batch.map(({ keys }) => keys)));
      for (const { done } of batch) done(learnt);
    }
    this.#waiting.delete(eyesOf(actor));
  }
}

/** Two who share it see the same. */
function eyesOf({ kind, id, channelId, personId }: Actor): string {
  return JSON.stringify([kind, id, channelId, personId]);
}

/** How many of those who wait, at least the first. */
function fitting(line: readonly Waiting[]): number {
  let keys = 0;
  const end = line.findIndex((one) => {
    keys += Object.values(one.keys).reduce((sum, asked) => sum + asked.length, 0);
    return keys > KEYS_TOGETHER;
  });
  return end === -1 ? line.length : Math.max(1, end);
}
