import fastify from 'fastify';
import type { GatewayOptions } from '../../../gateway/gateway.ts';
import { createFixture, type Fixture } from '../../../gateway/tests/fixture.ts';

export interface Served {
  readonly fixture: Fixture;
  readonly url: string;
  close(): Promise<void>;
}

/** The gateway's small graph on a port of its own. */
export async function serve(options: Partial<GatewayOptions> = {}): Promise<Served> {
  const fixture = createFixture();
  const gateway = await fixture.gateway(options);
  const app = fastify({ forceCloseConnections: true });
  await app.register(gateway.handler);
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  return { fixture, url, close: async () => { await Promise.all([gateway.close(), app.close()]); } };
}
