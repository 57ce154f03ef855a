import type { GraphClient } from '../../../kernel/graph-client.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';

export interface FieldShape {
  /** Name of its type, lists and bangs taken away. */
  readonly type: string;
  readonly isList: boolean;
  /** Whether it can be asked without arguments. */
  readonly isFree: boolean;
  /** Whether it takes a reason: it is shown to somebody for something. */
  readonly wantsReason: boolean;
}

/** Type → field → what it answers. */
export type GraphShape = ReadonlyMap<string, ReadonlyMap<string, FieldShape>>;

interface TypeRef { readonly kind: string; readonly name: string | null; readonly ofType?: TypeRef | null }
interface Shown {
  readonly __schema: { readonly types: readonly {
    readonly name: string;
    readonly fields: readonly {
      readonly name: string; readonly type: TypeRef;
      readonly args: readonly {
        readonly name: string; readonly defaultValue: string | null; readonly type: { readonly kind: string };
      }[];
    }[] | null;
  }[] };
}

const SHAPE = `query GraphShape { __schema { types { name fields(includeDeprecated: true) { name
  args(includeDeprecated: true) { name defaultValue type { kind } }
  type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`;

const KNOWN_FOR_MS = 60_000;
const known = new WeakMap<GraphClient, { readonly at: number; readonly shape: Promise<GraphShape> }>();

/** What the graph is, as the house itself may see it; asked once a minute at most. */
export function shapeOf(graph: GraphClient): Promise<GraphShape> {
  const found = known.get(graph);
  if (found && performance.now() - found.at < KNOWN_FOR_MS) return found.shape;
  const shape = askShape(graph);
  known.set(graph, { at: performance.now(), shape });
  shape.catch(() => known.delete(graph));
  return shape;
}

async function askShape(graph: GraphClient): Promise<GraphShape> {
  const { data, errors } = await graph.execute<Shown>({ document: SHAPE, variables: {}, context: {
    requestId: newId(), actor: serviceActor('insights', []), deadlineAt: Date.now() + 10_000 } });
  if (!data) throw new Error(errors?.[0]?.message ?? 'the graph does not say what it is');
  return new Map(data.__schema.types.map(({ name, fields }) => [name, new Map((fields ?? []).map((field) => [
    field.name, { ...named(field.type), isFree: field.args.every(({ type, defaultValue }) =>
      type.kind !== 'NON_NULL' || defaultValue !== null),
    wantsReason: field.args.some(({ name: arg }) => arg === 'reason') },
  ]))]));
}

function named(type: TypeRef): { type: string; isList: boolean } {
  let isList = false;
  let at: TypeRef = type;
  while (at.ofType) {
    isList ||= at.kind === 'LIST';
    at = at.ofType;
  }
  return { type: at.name!, isList };
}
