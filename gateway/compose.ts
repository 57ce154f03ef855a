import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

export interface ServiceDefinition {
  readonly name: string;
  readonly sdl: string;
}

/** Composes the subgraphs' SDL into the supergraph; every reason it does not work in one error. */
export function composeSupergraph(services: readonly ServiceDefinition[]): string {
  const problems: string[] = [];
  const parsed = services.map(({ name, sdl }) => {
    try {
      return { name, typeDefs: parse(sdl) };
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message}`);
      return { name, typeDefs: parse('type Query { unreadable: Int }') };
    }
  });
  if (problems.length > 0) throw new Error(explain(problems));
  const result = composeServices(parsed);
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new Error(explain(result.errors.map((error) => error.message)));
  }
  return result.supergraphSdl!;
}

function explain(problems: readonly string[]): string {
  const lines = problems.map((problem) => `  - ${problem}`);
  return `the subgraphs do not compose (${problems.length}):\n${lines.join('\n')}`;
}
