import { KeyCounter } from '../map/key-counter.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import type { Member, Thing } from './record.ts';
import { RowKeys } from './row-keys.ts';
import { soundRows, tried, type RecordReader, type Work } from './work.ts';

const GENDERS = ['FEMALE', 'MALE', 'UNKNOWN'] as const;
const KNOWN: Record<string, string> = { f: 'FEMALE', female: 'FEMALE', woman: 'FEMALE', w: 'FEMALE', mrs: 'FEMALE',
  ms: 'FEMALE', 女: 'FEMALE',
  女士: 'FEMALE', 女性: 'FEMALE', m: 'MALE', male: 'MALE', man: 'MALE', mr: 'MALE', 男: 'MALE', 先生: 'MALE', 男性: 'MALE',
    x: 'UNKNOWN', u: 'UNKNOWN',
  unknown: 'UNKNOWN', other: 'UNKNOWN', 未知: 'UNKNOWN', 保密: 'UNKNOWN', divers: 'UNKNOWN' };

/**
 * People, each line one. The key of a person is its number in the file, else its e-mail if the template says so; people
 * without any are kept apart. A telephone is no key: twelve numbers may serve fifty-six people.
 */
export class MembersReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally, people, mapping } = this.#work;
    const rows = new RowKeys(mapping, ['name', 'firstName', 'lastName', 'birthday', 'email', 'phone']);
    const [keys, phones, emails] = [new KeyCounter(), new KeyCounter(), new KeyCounter()];
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      const member = tried(tally, row.line, () => this.#member(row));
      if (!member) continue;
      const { line, key } = member;
      const own = key ?? `row ${rows.of(row.cells)}`;
      if (key !== null && keys.add(key) > 1) {
        tally.remark(line, 'refused', 'KEY_TWICE',
          `${mapping.from('key') || 'the key'} ${key} stands in a line before: two people or two lines of one`);
        continue;
      }
      if (key !== null && member.email !== '' && people.isAnothers(key, member.email)) {
        tally.remark(line, 'refused', 'KEY_ANOTHERS',
          `${key} is the key of somebody with another e-mail in an earlier import: give the keys of this file `
          + 'something of their own by a text, such as "crm-{key}"');
        continue;
      }
      tally.count('members');
      if (key === null) tally.count('members without a key');
      if (member.phone !== '') phones.add(member.phone.replace(/\D/g, ''));
      if (member.email !== '') emails.add(member.email);
      const known = member.email === '' ? null : people.idOf(member.email);
      if (known !== null) tally.count(known === key ? 'members known already' : 'members that look known already');
      if (known !== null && known !== key) {
        tally.remark(line, 'noted', 'LOOKS_KNOWN',
          'an earlier import told of somebody with this e-mail under another key: map the e-mail as the key to make '
          + 'them one');
      }
      yield { is: 'member', key: own, lines: [line], value: member };
    }
    tally.count('different phones', phones.size);
    tally.count('different e-mails', emails.size);
  }

  #member({ line, cells }: Row): Member {
    const { mapping, people } = this.#work;
    const text = (name: string, most: number): string => [...mapping.text(name, cells)].slice(0, most).join('');
    const name = nameOf(mapping.text('name', cells), mapping.text('firstName', cells), mapping.text('lastName', cells));
    const [email, phone, birthday] = [this.#email(cells), text('phone', 60), mapping.day('birthday', cells)];
    const own = mapping.text('key', cells);
    if (name === '' && birthday === null && email === '' && phone === '') {
      throw new Unreadable('NOBODY', `${own === '' ? 'the line'
        : own} names no person: no name, birthday, e-mail or phone (a company?)`);
    }
    if (birthday !== null && (birthday < '1900-01-01' || birthday > new Date().toISOString().slice(0, 10))) {
      throw new Unreadable('BIRTHDAY', `${birthday} is no birthday of somebody living`);
    }
    // With the e-mail as the key, somebody whom an earlier file named by a number is that member.
    const isByEmail = own !== '' && own.toLowerCase() === email;
    const key = isByEmail ? people.idOf(email) ?? email : own === '' ? null : own;
    return { line, key, name, email, phone, birthday, city: text('city', 80), occupation: text('occupation', 80),
      gender: (mapping.word('gender', cells, KNOWN, GENDERS) ?? 'UNKNOWN') as Member['gender'],
        enrolledAt: mapping.time('enrolledAt', cells) };
  }

  #email(cells: readonly string[]): string {
    const { mapping } = this.#work;
    const said = mapping.has('email') ? mapping.text('email', cells) : mapping.text('key', cells).includes('@')
      ? mapping.text('key', cells) : '';
    return /^[^\s@]+@[^\s@]+$/.test(said) && said.length <= 254 ? said.toLowerCase() : '';
  }
}

/** 名 and 姓 stand together, family name first; elsewhere the given name is first. Capitals are left as they are. */
function nameOf(name: string, first: string, last: string): string {
  const isChinese = /\p{Script=Han}/u.test(first + last);
  const both = isChinese ? last + first : [first, last].filter(Boolean).join(' ');
  return [...(name || both)].slice(0, 80).join('');
}

/** Under which id the house was told of somebody with an e-mail, for later files. */
export const personOf = ({ email, key }: Member): { email: string; id: string } | null =>
  (email === '' || key === null ? null : { email, id: key });
