import type { GraphQLSchema } from 'graphql';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { GatewayError } from '../errors.ts';
import { probeDocuments } from './probe-documents.ts';
import type { RequirementMap } from './requirements.ts';

/**
 * Proves that the check is switched on: each protected field is asked for without a token, through
 * the same admission every request passes. Nothing is executed when the proof fails.
 */
export function verifyAuthorisation(
  schema: GraphQLSchema,
  map: RequirementMap,
  admit: (document: string, actor: Actor) => void,
): number {
  const probes = probeDocuments(schema, map);
  for (const { coordinate, document } of probes) {
    const code = codeOf(() => admit(document, ANONYMOUS));
    if (code !== 'UNAUTHENTICATED') {
      throw new Error(`authorisation is not enforced: ${coordinate} without a token answered `
        + `${code ?? 'an answer'} to: ${document}`);
    }
  }
  return probes.length;
}

function codeOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof GatewayError ? error.code : String(error);
  }
}
