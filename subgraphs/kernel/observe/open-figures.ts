import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Subgraph } from '../define-subgraph.ts';
import type { EventRoutes } from '../events/record.ts';
import { Figures, nameOfDatabase, placed, type FiguresOfDatabase } from './figures.ts';
import { eventFigures, queueFigures } from './kernel-figures.ts';

/** The rooms of this process whose data is in one database. */
export interface RoomsOfDatabase {
  readonly url: string;
  readonly rooms: readonly Subgraph[];
}

export function openFigures(
  registry: Registry, databases: readonly RoomsOfDatabase[], routes: EventRoutes, log: Logger,
): Figures {
  const subscribers = [...new Set([...routes.values()].flat())].sort();
  return new Figures(registry, databases.map((one) => figuresOf(one, subscribers)), log);
}

function figuresOf(
  { url, rooms }: RoomsOfDatabase, subscribers: readonly string[],
): FiguresOfDatabase {
  const database = nameOfDatabase(url);
  const ofRooms = rooms.flatMap(({ name: room, figures = [] }) =>
    [...eventFigures(subscribers), ...figures].map((figure) => placed(figure, { room, database })));
  const ofQueue = queueFigures(rooms.map(({ name }) => name)).map((figure) => placed(figure, { database }));
  return { url, figures: [...ofQueue, ...ofRooms] };
}
