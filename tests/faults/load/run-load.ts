import { setTimeout as sleep } from 'node:timers/promises';
import { act, type Said } from './act.ts';
import type { Brand } from './brand.ts';
import type { Action } from './plan.ts';

export interface Done {
  readonly action: Action;
  readonly said: Said;
}

export interface Load {
  readonly done: readonly Done[];
  /** Actions that have not been answered for good. */
  readonly open: readonly Action[];
  /** How often no whole answer came: proof that the faults were felt. */
  readonly unanswered: number;
  /** What was said in place of the last missing answer. */
  readonly lastError: string;
  /** Settles when every till has gone through its actions once. */
  readonly over: Promise<void>;
  /** Says again whatever was not answered, until it is. */
  finish(withinMs?: number): Promise<void>;
}

const TRIES_AT_THE_TILL = 2;

/**
 * Several tills work side by side; all of one member go through the same one, in order. A till that
 * gets no answer says it again, then goes on and leaves it for `finish`.
 */
export function runLoad(
  brand: Brand, plan: readonly Action[], { tills = 6, pauseMs = 50 } = {},
): Load {
  const done: Done[] = [];
  const open: Action[] = [];
  const load = { done, open, unanswered: 0, lastError: '' };
  const attempt = async (action: Action): Promise<boolean> => {
    try {
      done.push({ action, said: await act(brand, action) });
      return true;
    } catch (error) {
      load.unanswered += 1;
      load.lastError = String(error);
      return false;
    }
  };
  const till = async (actions: readonly Action[]): Promise<void> => {
    for (const action of actions) {
      let answered = false;
      for (let tries = 0; tries < TRIES_AT_THE_TILL && !answered; tries += 1) {
        answered = await attempt(action);
        if (!answered) await sleep(pauseMs);
      }
      if (!answered) open.push(action);
    }
  };
  const over = Promise.all(Array.from({ length: tills }, (_, number) =>
    till(plan.filter(({ member }) => member % tills === number)))).then(() => undefined);
  const finish = async (withinMs = 30_000): Promise<void> => {
    await over;
    const end = Date.now() + withinMs;
    while (open.length > 0) {
      for (const action of open.splice(0)) if (!await attempt(action)) open.push(action);
      if (open.length === 0) return;
      if (Date.now() > end) {
        throw new Error(`${open.length} actions were never answered: ${JSON.stringify(open[0])}: `
          + load.lastError);
      }
      await sleep(200);
    }
  };
  return Object.assign(load, { over, finish });
}
