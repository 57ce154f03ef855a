import { randomBytes } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { emailDigest, idWritten, writtenPerson, type People } from '../records/people.ts';

const MOST_PEOPLE = 200_000;

/** Digests of e-mails with the ids they were enrolled under, in a file that imports of one folder share. */
export class PeopleFile implements People {
  readonly #path: string;
  #secret: string;
  readonly #ids = new Map<string, string>();
  readonly #digests = new Map<string, string>();

  private constructor(path: string, secret: string) {
    this.#path = path;
    this.#secret = secret;
  }

  static async open(path: string): Promise<PeopleFile> {
    const people = new PeopleFile(path, await readFile(secretOf(path), 'utf8').catch(() => ''));
    const text = await readFile(path, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(0, MOST_PEOPLE)) {
      const [digest, id] = line.split('\t');
      if (digest && id) people.#note(digest, id);
    }
    return people;
  }

  idOf(email: string): string | null {
    const id = this.#ids.get(emailDigest(this.#secret, email));
    return id === undefined ? null : idWritten(id, email);
  }

  isAnothers(id: string, email: string): boolean {
    const digest = this.#digests.get(id);
    return digest !== undefined && digest !== emailDigest(this.#secret, email);
  }

  #note(digest: string, id: string): void {
    this.#ids.set(digest, id);
    this.#digests.set(id, digest);
  }

  async add(people: readonly { email: string; id: string }[]): Promise<void> {
    if (people.length === 0) return;
    if (this.#secret === '') this.#secret = await secretFor(this.#path);
    const fresh = people.flatMap((person) => writtenPerson(this.#secret, person) ?? [])
      .filter(({ digest, id }) => this.#ids.get(digest) !== id);
    for (const { digest, id } of fresh) if (this.#ids.size < MOST_PEOPLE) this.#note(digest, id);
    if (fresh.length === 0) return;
    await appendFile(this.#path, fresh.map(({ digest, id }) => `${digest}\t${id}\n`).join(''), { mode: 0o600 });
  }
}

const secretOf = (path: string): string => `${path}.key`;

/** Made once, for whoever runs imports alone; of two that begin at once the first one's holds. */
async function secretFor(path: string): Promise<string> {
  await writeFile(secretOf(path), randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    .catch(() => undefined);
  return readFile(secretOf(path), 'utf8');
}
