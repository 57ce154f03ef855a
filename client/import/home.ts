import type { CurrencyCode } from '../gql/graphql.ts';
import { HouseWordsDocument, type HouseWordsQuery, type KaratClient } from '../src/index.ts';
import { ImportError } from './import-error.ts';

/** Where the members of this import are at home, and what the house counts their points in. */
export interface Home {
  readonly region: string;
  readonly programme: string;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
}

export interface House {
  readonly home: Home;
  /** Codes of the margin classes that a product may have now. */
  readonly classes: readonly string[];
}

export async function askHouse(client: KaratClient, region: string): Promise<House> {
  const words = await client.query(HouseWordsDocument, {});
  return { home: homeIn(words, region), classes: words.marginClasses.map(({ code }) => code) };
}

export function homeIn({ regions, programmes }: HouseWordsQuery, code: string): Home {
  const region = regions.find((one) => one.code === code);
  const programme = programmes.find((one) => one.code === region?.programmeCode);
  if (!region || !programme) {
    throw new ImportError('REGION_UNKNOWN', `The house has no region "${code}", but ${
      regions.map((one) => one.code).join(', ')}: name one with --region.`);
  }
  return {
    region: code, programme: programme.code, currency: programme.currency as CurrencyCode,
    timeZone: programme.timeZone,
  };
}
