import { generatedHouse } from '../generated/database.ts';
import { PEOPLE_SIZES, type HouseSize } from '../generated/plan.ts';
import { MEMBERS } from '../generated/questions.ts';
import { askDatabase } from '../kit/brand.ts';
import { documentId } from '../kit/documents.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { Load, shotAt } from '../kit/load.ts';
import { openStage, type Stage } from '../kit/stage.ts';

const ASKED = 100;

/** What is typed at the counter, found by head office through the gateway, one after the other: the 95th of 100. */
export const memberSearch: Row = {
  name: 'member-search',
  measure: async (settings) => {
    const sizes = settings.requests < 50_000 ? PEOPLE_SIZES.slice(0, 2) : PEOPLE_SIZES;
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...await measureHouse(size));
    return figures;
  },
};

async function measureHouse(size: HouseSize): Promise<Figure[]> {
  const databaseUrl = await generatedHouse(size);
  const typed = await typedOf(databaseUrl);
  const stage = await openStage('house', { databaseUrl });
  try {
    const figures: Figure[] = [];
    for (const [what, texts] of Object.entries(typed)) figures.push(await measure(stage, what, texts, size));
    return figures;
  } finally {
    await stage.stop();
  }
}

/** Names by one, two and three characters, wherever in the name and however common they are. */
async function typedOf(url: string): Promise<Record<string, string[]>> {
  const people = await askDatabase<{ phone: string; card: string; name: string; from: number }>(url, `
    select phone, card_number as card, name, (random() * (char_length(name) - 2))::int + 1 as "from"
    from members.member where phone is not null and char_length(name) = 3
    order by md5(id::text) limit ${ASKED}`);
  const letters = await askDatabase<{ letter: string }>(url, `
    select distinct substr(name, n, 1) as letter
    from (select name from members.member order by md5(id::text) limit 2000) m
    cross join generate_series(1, char_length(name)) as n order by letter limit ${ASKED}`);
  return {
    phone: people.map(({ phone }) => phone), card: people.map(({ card }) => card),
    'name by 3 characters': people.map(({ name }) => name),
    'name by 2 characters': people.map(({ name, from }) => name.slice(from - 1, from + 1)),
    'name by 1 character': letters.map(({ letter }) => letter),
  };
}

async function measure(stage: Stage, what: string, texts: readonly string[], size: HouseSize): Promise<Figure> {
  const shots = texts.map((search) => shotAt(stage.url, {
    documentId: documentId(MEMBERS), variables: { filter: { search }, page: { number: 1, size: 25 } },
  }, { 'x-bench-actor': 'hq' }));
  const load = new Load(stage.url, shots, 1);
  const { data } = await load.look();
  if (data.members.items.length === 0) throw new Error(`nobody is found by ${texts[0]}`);
  await load.fire({ answers: shots.length });
  const costs: number[] = [];
  for (const shot of shots) costs.push((await new Load(stage.url, [shot], 1).fire({ answers: 1 })).seconds * 1000);
  costs.sort((one, other) => one - other);
  const at = (share: number) => costs[Math.ceil(share * costs.length) - 1]!;
  return {
    what: `member by ${what}, ${size.members.toLocaleString('en')}`, ours: `p95 ${at(0.95).toFixed(1)} ms`,
    beside: `median ${at(0.5).toFixed(1)} ms`, value: at(0.95), shown: `${at(0.95).toFixed(1)} ms`,
    reach: { atMost: 20 },
  };
}
