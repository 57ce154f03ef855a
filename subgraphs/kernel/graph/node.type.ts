import { Field, ID, InterfaceType } from 'type-graphql';

/** Everything with an id of its own; `node(id)` finds it across subgraphs (Relay). */
@InterfaceType({
  description: 'Anything with a global id.',
  // Every subgraph of this process implements it; each schema names its own types itself.
  autoRegisterImplementations: false,
  resolveType: () => undefined,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}
