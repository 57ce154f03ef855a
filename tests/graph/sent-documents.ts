import { globSync, readFileSync } from 'node:fs';
import {
  Kind, parse, print, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** An operation of the admin or the client, as it is sent. */
export interface Sent {
  /** `admin/resources/members/members.graphql: MemberPage` */
  readonly name: string;
  readonly kind: string;
  readonly query: string;
  readonly variables: readonly VariableDefinitionNode[];
}

const FILES = globSync(['admin/**/*.graphql', 'client/documents/**/*.graphql'])
  .filter((file) => !file.includes('node_modules'));
const PARSED = FILES.map((file) => [file, parse(readFileSync(file, 'utf8'))] as const);

/** Fragments are shared within the admin and within the client, as their generators have it. */
function fragmentsOf(file: string): FragmentDefinitionNode[] {
  const [home] = file.split('/');
  return PARSED.filter(([other]) => other.startsWith(`${home}/`)).flatMap(([, document]) =>
    document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION));
}

function withFragments(
  operation: OperationDefinitionNode, all: readonly FragmentDefinitionNode[],
): DocumentNode {
  const used = new Map<string, FragmentDefinitionNode>();
  const walk = (text: string): void => {
    for (const [, name] of text.matchAll(/\.\.\.\s*([A-Za-z_]\w*)/g)) {
      const fragment = all.find((one) => one.name.value === name);
      if (name === 'on' || !fragment || used.has(name!)) continue;
      used.set(name!, fragment);
      walk(print(fragment));
    }
  };
  walk(print(operation));
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] };
}

export const SENT: readonly Sent[] = PARSED.flatMap(([file, document]) => document.definitions
  .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  .map((operation) => ({
    name: `${file}: ${operation.name?.value}`, kind: operation.operation,
    query: print(withFragments(operation, fragmentsOf(file))),
    variables: operation.variableDefinitions ?? [],
  })));

/** By the name of the operation alone, of the admin. */
export function sentAs(operation: string): string {
  const found = SENT.filter(({ name }) => name.startsWith('admin/') && name.endsWith(`: ${operation}`));
  if (found.length !== 1) throw new Error(`${found.length} documents are named ${operation}`);
  return found[0]!.query;
}
