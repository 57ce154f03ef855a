/**
 * Who takes the next member 专属服务: whoever has the smallest part of its capacity in use; of two alike the one with
 * fewer members, then the lower id. Nobody serves more than its capacity, and who is not active takes nobody.
 *
 * Example: Chen serves 30 of 60, Li 24 of 50, Wang 10 of 10. 24/50 < 30/60, so Li takes the next; of
 * three that are spread Li takes two (25/50 is as much as 30/60, and Li serves fewer) and Chen the third.
 */
export interface Colleague {
  readonly id: string;
  readonly active: boolean;
  readonly served: number;
  readonly capacity: number;
}

export const MOST_SERVED = 5_000;

export function leastLoaded(team: readonly Colleague[]): string | null {
  const [first] = team.filter(hasRoom).sort((a, b) => a.served * b.capacity - b.served * a.capacity
    || a.served - b.served || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}

export const hasRoom = ({ active, served, capacity }: Colleague): boolean => active && served < capacity;

/** Who takes each of so many, one after the other; fewer where there is no more room. */
export function spread(count: number, team: readonly Colleague[]): string[] {
  const loads = new Map(team.map((one) => [one.id, one]));
  const takers: string[] = [];
  while (takers.length < count) {
    const id = leastLoaded([...loads.values()]);
    if (id === null) break;
    takers.push(id);
    const { served, ...rest } = loads.get(id)!;
    loads.set(id, { ...rest, served: served + 1 });
  }
  return takers;
}

export type AssignmentFault = 'NOT_ACTIVE' | 'NOT_AT_HOME' | 'FULL';

/** Why this one cannot take a member; a franchise's people serve those who are at home with it. */
export function assignmentFault(
  taker: Colleague & { readonly franchiseId: string | null }, home: string | null,
): AssignmentFault | null {
  if (!taker.active) return 'NOT_ACTIVE';
  if (taker.franchiseId !== null && taker.franchiseId !== home) return 'NOT_AT_HOME';
  return hasRoom(taker) ? null : 'FULL';
}

export const MESSAGES: Readonly<Record<AssignmentFault, string>> = {
  NOT_ACTIVE: 'This person serves nobody new.',
  NOT_AT_HOME: 'People of a franchise serve the members who are at home with it.',
  FULL: 'There is no room: everybody serves as many as they can.',
};
