/** Places of cases within their kind, from 1. */
type Places = readonly number[];

const upTo = (count: number): Places => Array.from({ length: count }, (_, place) => place + 1);
const EXTERNAL = 'fields of another subgraph, written with';
const NODE_KINDS = 'node(id:) answered by two subgraphs that know different halves';
const FIVE = 'interfaces and unions over five subgraphs';
const MEMBERS = 'a union with other members in each subgraph';
const SIDES = 'a union with other members and fields on each side';
const ARGUMENTS = 'a requirement with an argument, beside the same field with another one';
/** By root and shape: members' fields, a member's own field, both at once. */
const SHAPES: Places = [5, 1, 6, 2, 7, 3, 3];

/**
 * Suites of the public gateway audit (graphql-hive/federation-gateway-audit) by name: our kind, and the cases of
 * ours that ask the same by its numbers, in order.
 */
export const AUDIT: Readonly<Record<string, readonly (readonly [kind: string, places: Places])[]>> = {
  'abstract-types': [[FIVE, [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 10, 11, 20, 12, 18, 14, 19]]],
  'child-type-mismatch': [['one field, nullable here and not there, in a union', [1, 2, 4, 3]]],
  'circular-reference-interface': [['an interface that leads to itself', upTo(2)]],
  'complex-entity-call': [['keys made of lists and of things within things', [1]]],
  'corrupted-supergraph-node-id': [[NODE_KINDS, upTo(10)]],
  'enum-intersection': [['an enum with a hidden value in one subgraph', [1, 2, 4, 3, 5]]],
  'fed1-external-extends': [[`${EXTERNAL} @extends, first version`, upTo(4)]],
  'fed1-external-extends-resolvable': [['a key of external fields, first version', [1]]],
  'fed1-external-extension': [[`${EXTERNAL} extend type, first version`, upTo(4)]],
  'fed2-external-extends': [[`${EXTERNAL} @extends`, upTo(4)]],
  'fed2-external-extension': [[`${EXTERNAL} extend type`, upTo(4)]],
  'include-skip': [['a requirement behind @include and @skip', upTo(4)]],
  'input-object-intersection': [['an input that has more fields in one subgraph', [1, 3, 4]]],
  'interface-object-indirect-extension': [['an interface object beside an extension of one member', [1]]],
  'interface-object-with-requires': [['@interfaceObject with a requirement', SHAPES]],
  'keys-mashup': [['many keys, some of them not resolvable', [1]]],
  'mutations': [['mutations of several subgraphs in one request', upTo(4)]],
  'mysterious-external': [['an external key of an extension that has a root of its own', upTo(2)]],
  'nested-provides': [['nested things that a root provides', upTo(2)]],
  'node': [['an interface whose members are completed elsewhere', [1]]],
  'non-resolvable-interface-object': [['@interfaceObject that cannot be entered by its key', [1, 7, 2, 6, 3, 4, 5]]],
  'null-keys': [['an entity that is null, or that the next one does not know', [1]]],
  'override-type-interface': [['an overridden field of a type behind two interfaces', upTo(4)]],
  'override-with-requires': [['a field that moved and that others require', upTo(4)]],
  'parent-entity-call': [['a value without a key, reached through its parent', [1]]],
  'parent-entity-call-complex': [['a value whose parts stand in three places, two of them without its key', [1]]],
  'partial-union': [['a union that a subgraph without a root knows in part', upTo(2)]],
  'partial-union-complex': [['a union known in part below what two subgraphs share', upTo(5)]],
  'provides-on-interface': [['what a root provides of an interface\'s members', upTo(2)]],
  'provides-on-union': [['what a root provides of a union\'s members', upTo(2)]],
  'requires-circular': [['requirements that lead to another subgraph and back', upTo(2)]],
  'requires-interface': [['a requirement of an interface', [1, 2, 3, 5, 6]]],
  'requires-requires': [['a requirement of what itself has a requirement', [1, 2, 3, 4, 5]]],
  'requires-with-argument': [[ARGUMENTS, [1, 3, 4, 5, 6]]],
  'requires-with-argument-conflict': [['two requirements of one field with different arguments', [1]]],
  'requires-with-fragments': [['a requirement with fragments over interfaces', upTo(6)]],
  'shared-root': [['roots without keys, put together of three subgraphs', upTo(2)]],
  'simple-entity-call': [['an entity by a key that only its owner knew', [1]]],
  'simple-inaccessible': [['hidden arguments and values', upTo(4)]],
  'simple-interface-object': [['@interfaceObject', [...SHAPES, 9, 10, 11, 12, 13, 14]]],
  'simple-override': [['a field that moved', upTo(2)]],
  'simple-requires-provides': [['a requirement and a provision along the same way', upTo(12)]],
  'typename': [['__typename of unions, interfaces and interface objects', upTo(6)]],
  'unavailable-override': [['a field that moved from nowhere', upTo(2)]],
  'union-interface-distributed': [['an interface that a type implements elsewhere only',
    [1, 4, 5, 7, 8, 9, 6, 10, 11, 12]]],
  'union-intersection': [[MEMBERS, [1, 2, 3, 7, 4, 5, 6, 7]], [SIDES, [1, 2, 5, 4]]],
};
