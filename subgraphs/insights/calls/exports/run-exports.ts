import { createHash } from 'node:crypto';
import { PREFIX } from '../../../contracts/ids.ts';
import type { HeldSnapshot } from '../../../kernel/database/connections/held-snapshot.ts';
import type { HandlerContext } from '../../../kernel/events/handler.ts';
import type { Services } from '../../../kernel/graph/context.ts';
import { MAX_PAGE, WALK_PAGE } from '../../../kernel/graph/page.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { claimExport, type ClaimedExport } from '../../commands/exports/claim-export.ts';
import { endExport } from '../../commands/exports/end-export.ts';
import { keepExportPart, type ExportPart } from '../../commands/exports/keep-export-part.ts';
import { csvHead, csvLine } from '../../domain/exports/csv-line.ts';
import { MOST_BYTES, PART_BYTES, type ExportFailure } from '../../domain/exports/export-rules.ts';
import { askPage, PageRefused, takePersons, type PageAsked, type WalkedPage } from './ask-page.ts';
import { stillMay } from './still-may.ts';

const JOB = { id: null, requestId: 'job:run-exports' };
/** How often it is asked whether the owner still may what it could. */
const LOOK_EVERY_MS = 2_000;

/** The export has ended otherwise: cancelled, withdrawn, or somebody else has begun it anew. */
class Gone extends Error {}
class Given extends Error {
  constructor(readonly failure: ExportFailure, message: string) { super(message); }
}

/** Writes whatever waits, one after the other. What a page could not be read for now is begun anew after its lease. */
export async function runExports(context: HandlerContext, _input: unknown, services: Services): Promise<void> {
  for (;;) {
    const outcome = await context.run(claimExport, JOB, {});
    const claimed = outcome.ok ? outcome.value.claimed : null;
    if (claimed === null) return;
    await runOne(context, services, claimed);
  }
}

async function runOne(context: HandlerContext, services: Services, one: ClaimedExport): Promise<void> {
  const { id: exportId, tries } = one;
  const held = await services.home.database.holdSnapshot();
  try {
    const sha256 = await new Writing(context, services, one, held).write();
    await context.run(endExport, JOB, { exportId, tries, sha256 });
  } catch (error) {
    if (error instanceof Gone) return;
    const end = error instanceof PageRefused ? { failure: 'room' as const, words: error.message }
      : error instanceof Given ? { failure: error.failure, words: error.message } : null;
    if (end === null) throw error;
    await context.run(endExport, JOB, { exportId, tries, ...end });
  } finally {
    await held.close();
  }
}

/** One list, page after page of one moment, into parts of a file. */
class Writing {
  readonly #hash = createHash('sha256');
  #text: string[] = [];
  #letters = 0;
  #rows = 0;
  #bytes = 0n;
  #number = 0;
  #looked = Number.NEGATIVE_INFINITY;
  readonly #persons = new Set<string>();
  /** The part before, which is written while the next page is read. */
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly context: HandlerContext, readonly services: Services, readonly one: ClaimedExport,
    readonly held: HeldSnapshot,
  ) {}

  async write(): Promise<string> {
    const { list, document, variables, actor, format, forSpreadsheets, columns } = this.one;
    if (format === 'csv') this.#add((forSpreadsheets ? '\ufeff' : '') + csvHead(columns));
    const line = format === 'csv' ? (row: unknown) => csvLine(row, columns, forSpreadsheets)
      : (row: unknown) => `${JSON.stringify(row)}\n`;
    const walk = { snapshot: this.held.snapshot };
    let after: string | null = null;
    let size = WALK_PAGE;
    for (;;) {
      await this.#look();
      const asked: PageAsked = { list, document, variables, actor, after, size, walk };
      const page: WalkedPage | null = await askPage(this.services.graph, asked)
        .catch((error: unknown) => {
          if (size <= MAX_PAGE || !(error instanceof PageRefused) || error.code !== 'LIMIT_EXCEEDED') throw error;
          return null;
        });
      // Lists that are no room's of ours (accounts, the audit trail) have short pages only.
      if (page === null) {
        size = MAX_PAGE;
        continue;
      }
      for (const row of page.rows) {
        takePersons(row, this.#persons);
        this.#add(line(row));
        this.#rows += 1;
        if (this.#letters >= PART_BYTES) await this.#keep();
      }
      if (page.after === null) break;
      after = page.after;
    }
    await this.#look(true);
    await this.#keep();
    await this.#writing;
    return this.#hash.digest('hex');
  }

  #add(text: string): void {
    this.#text.push(text);
    this.#letters += text.length;
  }

  /** Nobody gets more than it may now; and the moment is not let go of. */
  async #look(always = false): Promise<void> {
    const now = performance.now();
    if (!always && now - this.#looked < LOOK_EVERY_MS) return;
    this.#looked = now;
    await this.held.touch();
    if (!await stillMay(this.services, this.one.actor)) {
      throw new Given('rights_changed', 'Whoever asked for it may less than it could then.');
    }
  }

  async #keep(): Promise<void> {
    if (this.#text.length === 0) return;
    const body = this.#text.join('');
    const bytes = Buffer.byteLength(body);
    this.#hash.update(body);
    this.#bytes += BigInt(bytes);
    if (this.#bytes > MOST_BYTES) throw new Given('room', 'The file would have more than 2 GB: filter the list.');
    const part: ExportPart = {
      exportId: this.one.id, tries: this.one.tries, number: this.#number, body, bytes, rows: this.#rows,
      persons: [...this.#persons].flatMap((id) => decodeId(PREFIX.member, id) ?? []),
    };
    await this.#writing;
    this.#writing = this.#write(part);
    // Told where it is waited for, at the latest at the end.
    this.#writing.catch(() => undefined);
    this.#number += 1;
    this.#text = [];
    this.#letters = 0;
    this.#rows = 0;
    this.#persons.clear();
  }

  async #write(part: ExportPart): Promise<void> {
    const outcome = await this.context.run(keepExportPart, JOB, part);
    if (!outcome.ok) throw new Gone();
  }
}
