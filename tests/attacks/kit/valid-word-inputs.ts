import type { World } from './world.ts';

interface Version { code: string; version: number; effectiveFrom: string }

const NOW = '2026-09-15T04:00:00Z';

/** The newest version of a word, entered once more from a second later on. */
function again<Row extends Version>(world: World, rows: readonly Row[], code: string) {
  const own = rows.filter((row) => row.code === code).toSorted((a, b) => a.version - b.version);
  const { version, effectiveFrom, ...word } = own.at(-1)!;
  const after = Math.max(Date.parse(effectiveFrom), Date.parse(NOW)) + 1_000;
  return { ...word, expectedVersion: version, effectiveFrom: new Date(after).toISOString(),
    idempotencyKey: world.fresh() };
}

/** For the mutations that enter words an input that is accepted; anew at each call. */
export const VALID_WORD_INPUTS: Readonly<Record<string, (world: World) => Promise<object>>> = {
  putRegion: async (world) => {
    const { regionVersions } = await world.graph.get(`{ regionVersions { code nameZh nameEn rank retired currency
      timeZone phoneRegion cardDigit programme: programmeCode version effectiveFrom } }`);
    return again(world, regionVersions, 'MO');
  },
  putProgramme: async (world) => {
    const { programmeVersions } = await world.graph.get(`{ programmeVersions { code nameZh nameEn rank retired
      currency timeZone version effectiveFrom } }`);
    return again(world, programmeVersions, 'SG');
  },
  putMarginClass: async (world) => {
    const { marginClassVersions } = await world.graph.get(`{ marginClassVersions { code nameZh nameEn rank retired
      pointsCash investment version effectiveFrom } }`);
    return again(world, marginClassVersions, 'X');
  },
};
