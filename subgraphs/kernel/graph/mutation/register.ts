import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GraphContext } from '../context.ts';
import { Scopes } from '../scopes.ts';
import type { Gate } from './definition.ts';

/** One field of Mutation. */
export interface Rooted extends Gate {
  readonly name: string;
  readonly says: string;
  /** Of the argument. */
  readonly input: string;
  readonly Input: Function;
  readonly Payload: Function;
  perform(sent: object, context: GraphContext): Promise<object>;
}

/** The resolver class of these mutations; it is listed in the subgraph's resolvers. */
export function resolverOf(mutations: readonly Rooted[]): Function {
  class Mutations {}
  for (const { name, says, input, scopes, guard, Input, Payload, perform } of mutations) {
    const value = async (sent: object, context: GraphContext): Promise<object> => {
      guard?.(context);
      return perform(sent, context);
    };
    Object.defineProperty(Mutations.prototype, name, { value, writable: true, configurable: true });
    const method = Object.getOwnPropertyDescriptor(Mutations.prototype, name)!;
    Mutation(() => Payload, { description: says })(Mutations.prototype, name, method);
    Scopes(...scopes)(Mutations.prototype, name, method);
    Arg('input', () => Input, { description: input })(Mutations.prototype, name, 0);
    Ctx()(Mutations.prototype, name, 1);
  }
  Resolver()(Mutations);
  return Mutations;
}

export function upperFirst(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
