import { sql as fragment } from 'kysely';

/**
 * Currency of the programme whose tables `t` are: for ever the same in all versions of the word, so that no
 * moment is asked for.
 */
export const HOME_CURRENCY = fragment.raw(`(select w.traits ->> 'currency' from word w
  where w.kind = 'programme' and w.code = t.home_region order by w.withdrawn, w.effective_from limit 1)`);
