import { Kind, type TypeDefinitionNode, type TypeNode } from 'graphql';
import type { Finding } from '../sources.ts';
import {
  fieldsOf, finding, inputsOf, isEntityHere, isList, isRequired, namedOf, written,
  type GraphText, type OwnedGraph,
} from './graph-text.ts';

/** What another subgraph owns may be missing for a moment: nothing may depend on its being there. */
export function checkCrossings({ texts, owners }: OwnedGraph): Finding[] {
  return texts.flatMap((text) => fieldsOf(text).flatMap(({ field, at }) => {
    const answered = namedOf(field.type);
    const owner = owners.get(answered);
    if (owner === undefined || owner === text.name || !isRequired(field.type)) return [];
    return [finding(text, field, 'crossings',
      `${at} is ${written(field.type)}, but ${answered} belongs to ${owner}: make it nullable`)];
  }));
}

const BOUND = /\b(at most|up to|[01] to|no more than) [\d,]+|\bone (\w+ )?(per|for each) \w+/i;
/** Lists that are one page of something, or what a batch answers for its bounded input. */
const PAGED = /^\w+(Page\.items|Connection\.edges|Payload\.results)$|\.userErrors$/;

/** No list without an end: `first`, `page`, or a bound in words. */
export function checkBounds(texts: readonly GraphText[]): Finding[] {
  return texts.flatMap((text) => [
    ...fieldsOf(text).filter(({ field, at }) => isList(field.type) && isObject(text, field.type)
      && !PAGED.test(at) && !BOUND.test(field.description?.value ?? '')
      && !(field.arguments ?? []).some(({ name }) => ['first', 'page'].includes(name.value)))
      .map(({ field, at }) => finding(text, field, 'bounds', `${at} says not how long it may be`)),
    ...inputsOf(text).filter(({ input }) => isList(input.type)
      && !isEnum(text, input.type) && !BOUND.test(input.description?.value ?? ''))
      .map(({ input, at }) => finding(text, input, 'bounds', `${at} says not how many it takes`)),
  ]);
}

function isObject(text: GraphText, type: TypeNode): boolean {
  const kind = text.types.get(namedOf(type))?.kind;
  return kind !== undefined && kind !== Kind.ENUM_TYPE_DEFINITION
    && kind !== Kind.SCALAR_TYPE_DEFINITION;
}

function isEnum(text: GraphText, type: TypeNode): boolean {
  return text.types.get(namedOf(type))?.kind === Kind.ENUM_TYPE_DEFINITION;
}

const UNITS: readonly { ending: RegExp; types: readonly string[] }[] = [
  { ending: /[a-z0-9]At$/, types: ['DateTime'] },
  { ending: /[a-z0-9]On$/, types: ['Date'] },
  { ending: /Bps$/, types: ['Int'] },
  { ending: /Days$/, types: ['Int'] },
  { ending: /^points$|[a-z]Points$/, types: ['Points'] },
  { ending: /Minor$/, types: [] },
];

/** The unit stands last in a name and decides the type; floats are never exact. */
export function checkUnits(texts: readonly GraphText[]): Finding[] {
  return texts.flatMap((text) => [
    ...fieldsOf(text).map(({ field, at }) => ({ node: field, at })),
    ...inputsOf(text).map(({ input, at }) => ({ node: input, at })),
  ].flatMap(({ node, at }) => {
    const type = namedOf(node.type);
    if (type === 'Float') return [finding(text, node, 'units', `${at} is a Float`)];
    const unit = UNITS.find(({ ending }) => ending.test(node.name.value));
    if (unit === undefined || unit.types.includes(type)) return [];
    if (isStructured(text.types.get(type))) return [];
    return [finding(text, node, 'units', unit.types.length === 0
      ? `${at}: money is Money in the graph` : `${at} is ${type}, not ${unit.types.join(' or ')}`)];
  }));
}

/** An object or input that says its units itself. */
function isStructured(type: TypeDefinitionNode | undefined): boolean {
  return type !== undefined && type.kind !== Kind.SCALAR_TYPE_DEFINITION
    && type.kind !== Kind.ENUM_TYPE_DEFINITION;
}

/** One owner per type; what several subgraphs repeat is word for word the same. */
export function checkOwners({ texts, owners }: OwnedGraph): Finding[] {
  const first = new Map<string, string>();
  return texts.flatMap((text) => [...text.types.values()].flatMap((type) => {
    const name = type.name.value;
    const shape = shapeOf(type);
    if (isEntityHere(type) && !owners.has(name)) {
      return [finding(text, type, 'owners', `${name} has a key and no owner: list it in nodes`)];
    }
    if (shape === null) return [];
    const known = first.get(name) ?? shape;
    first.set(name, known);
    return known === shape ? []
      : [finding(text, type, 'owners', `${name} differs from the ${name} of another subgraph`)];
  }));
}

function shapeOf(type: TypeDefinitionNode): string | null {
  if (type.kind === Kind.ENUM_TYPE_DEFINITION) {
    return (type.values ?? []).map((one) => one.name.value).sort().join(' ');
  }
  if (type.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return null;
  return (type.fields ?? []).map((one) => `${one.name.value}: ${written(one.type)}`).sort().join(' ');
}
