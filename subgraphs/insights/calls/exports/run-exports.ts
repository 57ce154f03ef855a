import { createHash } from 'node:crypto';
import { PREFIX } from '../../../contracts/ids.ts';
import type { HeldSnapshot } from '../../../kernel/database/connections/held-snapshot.ts';
import type { HandlerContext } from '../../../kernel/events/handler.ts';
import type { Services } from '../../../kernel/graph/context.ts';
import { WALK_PAGE } from '../../../kernel/graph/page.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { claimExport, type ClaimedExport } from '../../commands/exports/claim-export.ts';
import { renewExport } from '../../commands/exports/renew-export.ts';
import { endExport } from '../../commands/exports/end-export.ts';
import { keepExportPart, type ExportPart } from '../../commands/exports/keep-export-part.ts';
import { csvHead, csvLine } from '../../domain/exports/csv-line.ts';
import { MOST_BYTES, PART_BYTES, type ExportFailure } from '../../domain/exports/export-rules.ts';
import { askPage, PageRefused, smallerPage, takePersons, type PageAsked, type WalkedPage } from './ask-page.ts';
import { stillMay } from './still-may.ts';

const JOB = { id: null, requestId: 'job:run-exports' };
/** How often it is said that somebody writes it, between pages: a page takes half a lease at most. */
const LOOK_EVERY_MS = 2_000;

/** The export has ended otherwise: cancelled, withdrawn, or somebody else has begun it anew. */
class Gone extends Error {}
class Given extends Error {
  constructor(readonly failure: ExportFailure, message: string) { super(message); }
}

const FAILURES: Readonly<Record<string, ExportFailure>> = { TOO_LONG: 'time', PERSON_GONE: 'person_gone' };

function failureOf({ code, message }: Refusal): Error {
  const failure = FAILURES[code];
  return failure ? new Given(failure, message) : new Gone();
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
      // Lists that are no room's of ours (accounts, the audit trail) have short pages only, and rows may be dear.
      const page: WalkedPage | number = await askPage(this.services.graph, asked).catch((error: unknown) => {
        const smaller = smallerPage(error, size);
        if (smaller === null) throw error;
        return smaller;
      });
      if (typeof page === 'number') {
        size = page;
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

  /** It is said that somebody writes it; nobody gets more than it may now; and the moment is not let go of. */
  async #look(always = false): Promise<void> {
    const now = performance.now();
    if (!always && now - this.#looked < LOOK_EVERY_MS) return;
    this.#looked = now;
    const { id: exportId, tries } = this.one;
    const renewed = await this.context.run(renewExport, JOB, { exportId, tries });
    if (!renewed.ok) throw failureOf(renewed.refusals[0]!);
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
    if (!outcome.ok) throw failureOf(outcome.refusals[0]!);
  }
}
