import {
  Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode,
} from 'graphql';

/**
 * One thing an actor must bring. `anyOf` lists alternatives, each a set that must be held whole
 * (the shape of `@requiresScopes(scopes: [[…]])`). Several requirements must all be met.
 */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes'; readonly anyOf: readonly (readonly string[])[] }
  | { readonly kind: 'policy'; readonly anyOf: readonly (readonly string[])[] };

/** Keys are `Type` for what stands on a type and `Type.field` for what stands on a field. */
export type RequirementMap = ReadonlyMap<string, readonly Requirement[]>;

/** Reads the directives from the composed supergraph, where they survive composition as printed. */
export function readRequirements(supergraph: DocumentNode): RequirementMap {
  const map = new Map<string, Requirement[]>();
  const add = (key: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    const found = (directives ?? []).flatMap(toRequirement);
    if (found.length > 0) map.set(key, [...(map.get(key) ?? []), ...found]);
  };
  for (const definition of supergraph.definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    // What stands on an interface was copied there from its implementations by the composition;
    // collect-requirements.ts asks each implementation itself.
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) continue;
    add(definition.name.value, definition.directives as readonly ConstDirectiveNode[]);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      add(`${definition.name.value}.${field.name.value}`, field.directives);
    }
  }
  return map;
}

function toRequirement(directive: ConstDirectiveNode): Requirement[] {
  switch (directive.name.value) {
    case 'authenticated': return [{ kind: 'authenticated' }];
    case 'requiresScopes': return [{ kind: 'scopes', anyOf: alternatives(directive, 'scopes') }];
    case 'policy': return [{ kind: 'policy', anyOf: alternatives(directive, 'policies') }];
    default: return [];
  }
}

function alternatives(directive: ConstDirectiveNode, name: string): string[][] {
  const argument = directive.arguments?.find((item) => item.name.value === name);
  return argument === undefined ? [] : valueFromASTUntyped(argument.value) as string[][];
}
