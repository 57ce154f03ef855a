import { Kind, visit, type DocumentNode } from 'graphql';
import { GatewayError } from '../errors.ts';
import { asksSomething } from './introspection.ts';
import type { CompiledPlan } from './compiled/compile-plan.ts';
import { conditionsOf, FILLER, FILLER_KEY, resolveConditions } from './conditions.ts';
import type { Graph } from './graph.ts';
import { nullUpwards } from './null-upwards.ts';

/** How one operation is run, its conditions decided: what is planned, and what is answered out of it. */
export interface Way {
  /** For the planner, which is shown no condition and nothing that cannot be. Null: no subgraph is asked. */
  readonly planned: DocumentNode | null;
  readonly asked: DocumentNode;
  /** undefined = not known yet, null = no, otherwise the one subgraph that answers it all. */
  forwardTo: string | null | undefined;
  /** undefined = not known yet, null = the planner's own executor runs it. */
  compiled: CompiledPlan | null | undefined;
}

/**
 * Conditions are decided before anything is planned: a document has a plan for each way they fell out. The planner
 * puts conditions of one type onto others (and prints what does not parse), and what it makes of them cannot be made
 * ready once. Who says the other value each time plans each time, as with another document.
 */
const MOST_WAYS = 16;

export class Ways {
  readonly #conditions: readonly string[] | null;
  readonly #kept = new Map<string, Way>();

  constructor(readonly document: DocumentNode) {
    this.#conditions = conditionsOf(document);
  }

  of(graph: Graph, coerced: Readonly<Record<string, unknown>>): Way {
    const key = this.#keyOf(coerced);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const way = this.#make(graph, coerced);
    if (this.#kept.size >= MOST_WAYS) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, way);
    return way;
  }

  #keyOf(coerced: Readonly<Record<string, unknown>>): string {
    return (this.#conditions ?? []).map((name) => {
      const value = coerced[name];
      if (typeof value === 'boolean') return value ? '1' : '0';
      throw new GatewayError('BAD_USER_INPUT', `$${name} decides what is asked: it is true or false.`,
        { path: [`$${name}`] });
    }).join('');
  }

  #make(graph: Graph, values: Readonly<Record<string, unknown>>): Way {
    const open = { forwardTo: undefined, compiled: undefined };
    if (this.#conditions === null) {
      return { planned: graph.mixed.narrow(this.document), asked: this.document, ...open };
    }
    const filled = resolveConditions(this.document, values, [FILLER]);
    const asked = hasFiller(filled) ? resolveConditions(this.document, values, []) : filled;
    return { planned: asksSomething(asked) ? graph.mixed.narrow(filled) : null, asked, ...open };
  }
}

function hasFiller(document: DocumentNode): boolean {
  let found = false;
  visit(document, { Field: (node) => { found ||= node === FILLER; } });
  return found;
}

/** What the planner's own executor answered about what was planned, without what the caller did not ask. */
export function asAsked(
  graph: Graph, { planned, asked }: Way, data: Record<string, unknown>,
): Record<string, unknown> | null {
  const document = planned ?? asked;
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const whole = nullUpwards(graph.publicSchema, document, operation, data);
  return document === asked ? whole : withoutFiller(whole) as typeof whole;
}

function withoutFiller(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiller);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== FILLER_KEY)
    .map(([key, inner]) => [key, withoutFiller(inner)]));
}
