import { randomUUID } from 'node:crypto';
import { parse, type DocumentNode } from 'graphql';
import type { StageOptions } from '../kit/stage.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { servePlain } from './plain-http.ts';

/** The subgraph `members` asked without any gateway, its documents parsed once. */
export async function stageDirect({ databaseUrl }: StageOptions) {
  const house = await openBenchHouse(databaseUrl);
  const port = house.ports.get('members')!;
  const documents = new Map<string, DocumentNode>();
  const server = await servePlain(({ query, variables }) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    return port.execute({
      document, variables,
      context: { requestId: randomUUID(), actor: HEAD_OFFICE, deadlineAt: Date.now() + 30_000 },
    });
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await house.close();
    },
  };
}
