import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../ids.ts';
import { accepted, refused, type Outcome } from '../outcome.ts';
import { namedBy, type FactKeys } from './facts.ts';
import { withFacts } from './with-facts.ts';

interface Sale { readonly memberId: string | null; readonly itemId: string | null }
const needs = namedBy({ memberId: 'members.member', itemId: 'catalog.item' });

/** A room that refuses the first thing it does not know; owners that tell of what they have, or are away. */
function room(owned: readonly string[], { known = [], away = [] }: {
  known?: readonly string[]; away?: readonly string[] } = {}) {
  const here = new Set(known);
  const asked: FactKeys[] = [];
  const runs: number[] = [];
  const decide = ({ memberId, itemId }: Sale): Outcome<string, 'NOT_FOUND' | 'FULL'> => {
    if (memberId === 'full') return refused('FULL', 'Full.', ['memberId']);
    if (!here.has(memberId!)) return refused('NOT_FOUND', 'Nobody.', ['memberId']);
    return here.has(itemId!) ? accepted(`${memberId} ${itemId}`) : refused('NOT_FOUND', 'Nothing.', ['itemId']);
  };
  return {
    asked, runs,
    sell: (...sales: readonly Sale[]) => withFacts(needs, async (keys) => {
      asked.push(keys);
      const silent = new Set(Object.keys(keys).map((kind) => kind.split('.')[0]!)
        .filter((owner) => away.includes(owner)));
      const told = Object.entries(keys).flatMap(([kind, names]) =>
        (silent.has(kind.split('.')[0]!) ? [] : names.filter((name) => owned.includes(name))));
      for (const name of told) here.add(name);
      return { told: told.length > 0, away: silent };
    }, sales.map((input) => ({ input })), async (items) => {
      runs.push(items.length);
      return items.map(({ input }) => decide(input));
    }),
  };
}

const codes = (outcomes: readonly Outcome<string>[]) =>
  outcomes.map((outcome) => (outcome.ok ? outcome.value : `${outcome.refusals[0]!.code} ${
    outcome.refusals[0]!.path.join('.')}`));
const sale = (memberId: string | null, itemId: string | null = 'ring'): Sale => ({ memberId, itemId });

describe('what a command refuses because it is new here', () => {
  it('is asked for once for all, and only those are decided again', async () => {
    const { sell, asked, runs } = room(['a', 'b'], { known: ['c', 'ring'] });
    expect(codes(await sell(sale('a'), sale('c'), sale('b'), sale('a'), sale('full'))))
      .toEqual(['a ring', 'c ring', 'b ring', 'a ring', 'FULL memberId']);
    expect(asked).toEqual([{ 'members.member': ['a', 'b'] }]);
    expect(runs).toEqual([5, 3]);
  });

  it('is asked for again when behind it something else is new', async () => {
    const { sell, asked, runs } = room(['a', 'ring']);
    expect(codes(await sell(sale('a')))).toEqual(['a ring']);
    expect(asked).toEqual([{ 'members.member': ['a'] }, { 'catalog.item': ['ring'] }]);
    expect(runs).toEqual([1, 1, 1]);
  });

  it('stays refused when its owner has no such thing, and is asked for no more', async () => {
    const { sell, asked, runs } = room(['a'], { known: ['ring'] });
    expect(codes(await sell(sale('nobody'), sale('a', 'nothing'), sale('a'), sale(null), sale(NOBODY))))
      .toEqual(['NOT_FOUND memberId', 'NOT_FOUND itemId', 'a ring', 'NOT_FOUND memberId', 'NOT_FOUND memberId']);
    expect(asked).toEqual([{ 'members.member': ['nobody', 'a'] }, { 'catalog.item': ['nothing'] }]);
    expect(runs).toEqual([5, 3]);
  });

  it('is to be tried again while its owner is away, whatever the others say', async () => {
    const { sell } = room(['a', 'ring'], { known: ['c'], away: ['members'] });
    expect(codes(await sell(sale('a'), sale('c'), sale('c', 'nothing'), sale(NOBODY))))
      .toEqual(['TRY_AGAIN memberId', 'c ring', 'NOT_FOUND itemId', 'NOT_FOUND memberId']);
  });

  it('costs nothing when nothing is refused, or nothing that is named elsewhere', async () => {
    const { sell, asked, runs } = room([], { known: ['a', 'ring'] });
    expect(codes(await sell(sale('a'), sale('full'), sale(null)))).toEqual(
      ['a ring', 'FULL memberId', 'NOT_FOUND memberId']);
    expect([asked, runs]).toEqual([[], [3]]);
  });
});
