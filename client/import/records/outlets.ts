import { KeyCounter } from '../map/key-counter.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import { regionOf } from './regions.ts';
import type { Outlet, Thing } from './record.ts';
import { soundRows, tried, type RecordReader, type Work } from './work.ts';

const KINDS = ['OWN_STORE', 'FRANCHISE_STORE', 'WEB_SHOP', 'LIVE_ROOM'];
const KNOWN: Record<string, string> = { store: 'OWN_STORE', own: 'OWN_STORE', boutique: 'OWN_STORE', 直营店: 'OWN_STORE',
  直营: 'OWN_STORE',
  franchise: 'FRANCHISE_STORE', 加盟店: 'FRANCHISE_STORE', 加盟: 'FRANCHISE_STORE', online: 'WEB_SHOP', web: 'WEB_SHOP',
    网店: 'WEB_SHOP', 直播间: 'LIVE_ROOM' };

/**
 * Stores: one that has no code of its own has the number that a pattern finds in another cell, or none and is refused.
 */
export class OutletsReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally } = this.#work;
    const [codes, names] = [new KeyCounter(), new KeyCounter()];
    let shared = 0;
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      const outlet = tried(tally, row.line, () => this.#outlet(row));
      if (!outlet) continue;
      if (codes.add(outlet.code) > 1) {
        tally.remark(row.line, 'refused', 'KEY_TWICE', `the code ${outlet.code} stands in a line before`);
        continue;
      }
      tally.count('outlets');
      const times = names.add(outlet.name);
      shared += times === 2 ? 2 : times > 2 ? 1 : 0;
      yield { is: 'outlet', key: outlet.code, lines: [row.line], value: outlet };
    }
    tally.count('outlets that share a name', shared);
  }

  #outlet({ line, cells }: Row): Outlet {
    const { mapping, questions } = this.#work;
    const code = mapping.text('code', cells).normalize('NFKC').toLowerCase().replace(/[^a-z0-9]+/g,
      '-').replace(/^-|-$/g, '');
    if (code === '' || code.length > 40) {
      throw new Unreadable('CODE_MISSING',
        'no column has a code for it: name one, or a pattern that finds it in a cell');
    }
    const [name, city] = [mapping.text('name', cells), mapping.text('city', cells)];
    if (name === '' || [...name].length > 120) throw new Unreadable('NAME',
      'it has no name, or one of over 120 characters');
    const said = mapping.text('region', cells);
    const named = said === '' ? null : questions.given(`region:${said}`) ?? regionOf(said);
    const region = named ?? questions.ask(said === '' ? 'region' : `region:${said}`,
      said === '' ? 'In which region are the outlets?' : `Which region of the house is "${said}"?`, [], null) ?? '';
    return { line, code, name, city: (city || name).slice(0, 80), region,
      kind: mapping.word('kind', cells, KNOWN, KINDS) ?? 'OWN_STORE' };
  }
}
