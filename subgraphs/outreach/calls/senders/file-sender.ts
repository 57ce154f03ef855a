import { randomUUID } from 'node:crypto';
import { link, mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outgoing, Sender } from './sender.ts';

/**
 * The house's own folder: a file for each message, for houses without a gateway and for trying out. It keeps nobody's
 * address: what lies in a folder no erasure finds.
 */
export class FileSender implements Sender {
  readonly knowsKeys = true;
  readonly masks = true;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async send({ key, channel, to, subject, body }: Outgoing) {
    const folder = join(this.#folder, channel);
    const draft = join(folder, `.${key}.${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, `${JSON.stringify({ key, channel, to: masked(to), subject, body }, null, 2)}\n`,
        { mode: 0o600 });
      // Whole or not at all, and once: a name that is there already is this message.
      await link(draft, join(folder, `${key}.json`)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      return { is: 'sent', providerId: `${channel}/${key}` } as const;
    } catch (error) {
      return { is: 'away', says: `folder: ${(error as NodeJS.ErrnoException).code ?? 'failed'}` } as const;
    } finally {
      await unlink(draft).catch(() => undefined);
    }
  }
}

/** "+8613812345678" is "+86****5678", "xiaoming@example.com" is "x***@example.com". */
export function masked(to: string): string {
  const at = to.indexOf('@');
  return at > 0 ? `${to[0]}***${to.slice(at)}` : `${to.slice(0, 3)}****${to.slice(-4)}`;
}
