import { parseArgs } from 'node:util';

export interface Wish {
  readonly endpoint: string;
  readonly partnerClientId: string | null;
  readonly files: readonly string[];
}

export const USAGE = `karat-client register --endpoint <https://…/graphql> [--client <cli_…>] <file>…

Registers the documents your front end asks, so that a house in production answers them. A file is a manifest of
Apollo, a map of ids and texts (Relay, codegen), or a .graphql file, sent word for word. Safe to run again.

  KARAT_CLIENT_ID, KARAT_CLIENT_SECRET   the client they are for (scope documents:register)
  KARAT_TOKEN                            or an operator's access token, with --client
Ends with 0 when all are registered, 1 when some were refused, 2 when nothing could be read or
asked for, 3 when nobody answered and another try may help.`;

/** Null when it is not what the usage says. */
export function readArguments(given: readonly string[]): Wish | null {
  try {
    const { values, positionals: [command, ...files] } = parseArgs({
      args: [...given], allowPositionals: true,
      options: { endpoint: { type: 'string' }, client: { type: 'string' } },
    });
    const { endpoint, client } = values;
    if (command !== 'register' || endpoint === undefined || !URL.canParse(endpoint) || files.length === 0) return null;
    return { endpoint, partnerClientId: client ?? null, files };
  } catch {
    return null;
  }
}
