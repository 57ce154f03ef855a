import {
  Kind, parse, visit, GraphQLError, type DocumentNode, type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { GatewayError } from '../errors.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import { refuseForbiddenName } from './forbidden-names.ts';

/** Parses within the limits; every refusal here happens before validation and planning. */
export function parseGuarded(text: string, limits: GatewayLimits): DocumentNode {
  if (Buffer.byteLength(text) > limits.documentBytes) {
    throw new GatewayError('DOCUMENT_TOO_LARGE',
      `The document is larger than ${limits.documentBytes} bytes.`);
  }
  const document = parseBounded(text, limits);
  guardNames(document, limits);
  new Sizes(document, limits).check();
  return document;
}

function parseBounded(text: string, limits: GatewayLimits): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      // Deep nesting exhausts the stack of the recursive parser before any other limit sees it.
      throw new GatewayError('TOO_DEEP', `The document is nested deeper than ${limits.depth}.`);
    }
    if (/tokens?\. Parsing aborted/.test(error.message)) {
      throw new GatewayError('TOO_MANY_TOKENS', `The document has over ${limits.tokens} tokens.`);
    }
    const { source, positions } = error;
    throw new GatewayError('GRAPHQL_PARSE_FAILED', error.message, {}, { source, positions });
  }
}

function guardNames(document: DocumentNode, limits: GatewayLimits): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field(node) {
      refuseForbiddenName(node.name.value);
      if (node.alias === undefined) return;
      refuseForbiddenName(node.alias.value);
      aliases += 1;
    },
    Variable: (node) => refuseForbiddenName(node.name.value),
    ObjectField: (node) => refuseForbiddenName(node.name.value),
    Argument: (node) => refuseForbiddenName(node.name.value),
    FragmentDefinition: (node) => refuseForbiddenName(node.name.value),
    Directive: () => { directives += 1; },
  });
  if (aliases > limits.aliases) {
    throw new GatewayError('TOO_MANY_ALIASES', `More than ${limits.aliases} aliases.`);
  }
  if (directives > limits.directives) {
    throw new GatewayError('TOO_MANY_DIRECTIVES', `More than ${limits.directives} directives.`);
  }
}

interface Size { readonly selections: number; readonly depth: number; readonly roots: number }

/** Sizes with fragments expanded; each fragment is measured once, whatever spreads it. */
class Sizes {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, Size | 'open'>();

  constructor(readonly document: DocumentNode, readonly limits: GatewayLimits) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  check(): void {
    for (const name of this.#fragments.keys()) this.#ofFragment(name);
    for (const node of this.document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      const { roots } = this.#ofSet(node.selectionSet);
      if (roots > this.limits.rootFields) {
        throw new GatewayError('TOO_MANY_ROOT_FIELDS',
          `More than ${this.limits.rootFields} fields at the root.`);
      }
    }
  }

  #ofFragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known === 'open') {
      throw new GatewayError('FRAGMENT_CYCLE', `Fragment "${name}" contains itself.`);
    }
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return { selections: 0, depth: 0, roots: 0 };
    this.#measured.set(name, 'open');
    const size = this.#ofSet(fragment.selectionSet);
    this.#measured.set(name, size);
    return size;
  }

  #ofSet(set: SelectionSetNode): Size {
    let selections = 0;
    let depth = 0;
    let roots = 0;
    for (const node of set.selections) {
      const inner = this.#inside(node);
      const isField = node.kind === Kind.FIELD;
      selections += 1 + inner.selections;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      roots += isField ? 1 : inner.roots;
    }
    if (selections > this.limits.selections) {
      throw new GatewayError('TOO_MANY_SELECTIONS',
        `More than ${this.limits.selections} selections with fragments expanded.`);
    }
    if (depth > this.limits.depth) {
      throw new GatewayError('TOO_DEEP',
        `The document is nested deeper than ${this.limits.depth}.`);
    }
    return { selections, depth, roots };
  }

  #inside(node: SelectionSetNode['selections'][number]): Size {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(node.name.value);
    if (node.selectionSet === undefined) return { selections: 0, depth: 0, roots: 0 };
    return this.#ofSet(node.selectionSet);
  }
}
