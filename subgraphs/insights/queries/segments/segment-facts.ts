import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { operatorsOf, type Choice, type Vocabulary } from '../../domain/segments/fact.ts';
import { FACTS } from '../../domain/segments/facts.ts';
import type { SegmentFact } from '../../graphql/segments/segment.type.ts';
import { MOST_SEGMENTS } from '../../persistence/segments/segment-rules.ts';

/** The facts of the builder, with what their values are called today. */
export async function segmentFacts(sql: Sql, now: Date): Promise<SegmentFact[]> {
  const book = await readCodebook(sql);
  const segments = await sql.all<Choice>`select id::text as value, name_zh as zh, name_en as en from segment
    where retired_at is null order by updated_at desc, id desc limit ${MOST_SEGMENTS}`;
  const tags = await sql.all<Choice>`select code as value, name_zh as zh, name_en as en from tag
    where not retired order by code limit ${MOST_SEGMENTS}`;
  const vocabularies: Readonly<Record<Vocabulary, readonly Choice[]>> = {
    regions: wordsOf(book, 'region', now), classes: wordsOf(book, 'margin_class', now),
    tiers: book.list('tier', now).map((tier) => {
      const programme = book.known('programme', tier.traits.programme, now);
      const named = (own: string, whose: string | undefined) => `${own} (${whose ?? tier.traits.programme})`;
      return { value: tier.code, zh: named(tier.nameZh, programme?.nameZh), en: named(tier.nameEn,
        programme?.nameEn) };
    }),
    segments: segments.map(({ value, ...names }) => ({ ...names, value: encodeId(PREFIX.segment, value) })),
    tags,
  };
  return FACTS.map((fact) => ({
    fact: fact.fact, kind: fact.kind, group: fact.group, nameZh: fact.zh, nameEn: fact.en,
    operators: [...operatorsOf(fact)], least: fact.least?.toString() ?? null, most: fact.most?.toString() ?? null,
    idPrefix: fact.prefix ?? null,
    choices: (fact.choices ?? (fact.vocabulary ? vocabularies[fact.vocabulary] : []))
      .map(({ value, zh, en }) => ({ value, nameZh: zh, nameEn: en })),
  }));
}

function wordsOf(book: Codebook, kind: 'region' | 'margin_class', now: Date): readonly Choice[] {
  return book.list(kind, now).map(({ code, nameZh, nameEn }) => ({ value: code, zh: nameZh, en: nameEn }));
}
