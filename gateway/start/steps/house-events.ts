import type { FastifyInstance } from 'fastify';
import { RequestError } from '../../../subgraphs/kernel/errors.ts';
import { takeJsonText } from '../../../subgraphs/kernel/server/json-body.ts';
import type { EventEnvelope } from '../../../subgraphs/kernel/port.ts';
import { verifyHop } from '../../../subgraphs/kernel/signed-actor.ts';
import type { House } from '../../house.ts';

const BODY_LIMIT = 8 * 1024 * 1024;

/**
 * Where a subgraph that runs alone brings its events for those that live in this process:
 * `POST /subgraphs/<name>/events`, signed like every hop. Nobody else gets in.
 */
export function mountHouseEvents(scope: FastifyInstance, house: House, hopSecret: string): void {
  // The signature covers the bytes, so the body stays text until it has been checked.
  takeJsonText(scope);
  scope.post<{ Params: { name: string } }>('/subgraphs/:name/events', { bodyLimit: BODY_LIMIT },
    async (request, reply) => {
      const { name } = request.params;
      const body = String(request.body);
      try {
        const hop = verifyHop(hopSecret, request.headers['karat-actor'] as string, name, body);
        if (hop.actor.kind !== 'service') throw new RequestError('FORBIDDEN', 'Services only.');
      } catch (error) {
        return reply.code(error instanceof RequestError && error.code === 'FORBIDDEN' ? 403 : 401)
          .send({ error: 'Events come from subgraphs of this house only.' });
      }
      const runtime = house.runtimes.get(name);
      if (!runtime) return reply.code(404).send({ error: 'This subgraph does not live here.' });
      return runtime.port.deliver(JSON.parse(body) as EventEnvelope[]);
    });
}
