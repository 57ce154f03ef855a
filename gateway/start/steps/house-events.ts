import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { RequestError } from '../../../subgraphs/kernel/errors.ts';
import { takeJsonText } from '../../../subgraphs/kernel/server/json-body.ts';
import type {
  EventEnvelope, ForetellRequest, RequestContext, RetellRequest, SubgraphPort,
} from '../../../subgraphs/kernel/port.ts';
import { HopRefused, logRefusedHop, type HopSecret, verifyHop } from '../../../subgraphs/kernel/signed-actor.ts';
import type { House } from '../../house.ts';

const BODY_LIMIT = 8 * 1024 * 1024;

/**
 * Where a subgraph that runs alone brings its events for those that live in this process:
 * `POST /subgraphs/<name>/events`, and asks them for theirs: `…/facts`. Signed like every hop; nobody
 * else gets in.
 */
export function mountHouseEvents(
  scope: FastifyInstance, house: House, hopSecret: HopSecret, log: Logger,
): void {
  // The signature covers the bytes, so the body stays text until it has been checked.
  takeJsonText(scope);
  const door = (
    what: string, mayCome: (hop: RequestContext) => boolean,
    act: (port: SubgraphPort, body: string, hop: RequestContext) => Promise<unknown>,
  ) =>
    scope.post<{ Params: { name: string } }>(`/subgraphs/:name/${what}`, { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        const { name } = request.params;
        const body = String(request.body);
        let hop: RequestContext;
        try {
          hop = verifyHop(hopSecret, request.headers['karat-actor'] as string, name, body);
          if (!mayCome(hop)) throw new RequestError('FORBIDDEN', 'Services only.');
        } catch (error) {
          if (error instanceof HopRefused) logRefusedHop(log, error, request.url);
          return reply.code(error instanceof RequestError && error.code === 'FORBIDDEN' ? 403 : 401)
            .send({ error: 'Events come from subgraphs of this house only.' });
        }
        const runtime = house.runtimes.get(name);
        if (!runtime) return reply.code(404).send({ error: 'This subgraph does not live here.' });
        return act(runtime.port, body, hop);
      });
  door('events', ({ actor }) => actor.kind === 'service',
    (port, body) => port.deliver(JSON.parse(body) as EventEnvelope[]));
  door('foretell', ({ actor }) => actor.kind === 'service',
    (port, body) => port.foretell!(JSON.parse(body) as ForetellRequest));
  // The actor is the one whose sight counts; that a subgraph asks, the signature says.
  door('facts', () => true, (port, body, context) =>
    port.retell!({ ...JSON.parse(body) as Omit<RetellRequest, 'context'>, context }));
}
