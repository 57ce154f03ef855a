import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { askMargins } from '../calls/ask-margins.ts';
import { lapseProposals } from '../commands/classes/lapse-proposals.ts';
import { MOST_MEASURED, proposeClasses } from '../commands/classes/propose-classes.ts';
import { announceAnew } from '../commands/items/announce-anew.ts';
import { sealProvenance } from '../commands/provenance/seal-provenance.ts';
import { SEAL_PURPOSE, sealerOf, sealOf } from '../domain/provenance/seal.ts';
import { mostSold } from '../domain/classes/class-bounds.ts';
import { measuringPeriod } from '../queries/classes/measuring.ts';
import { unsealedLinks } from '../queries/provenance/provenance-rows.ts';
import { spellProducts } from '../commands/products/spell-products.ts';
import { announceItemsCommand } from '../commands/items/announce-items.ts';
import { sweepUploads } from '../commands/uploads/sweep-uploads.ts';

/** Tells readers of a cost whose day has come. Saying the same truth twice harms nobody. */
const announceItems: Job = {
  name: 'announce-items',
  run: async (context, input: { itemIds: string[] }) => {
    const event = { id: `${input.itemIds.join()}:${context.home.clock.now().toISOString()}`,
      requestId: 'announce-items' };
    await context.run(announceItemsCommand, event, input);
  },
};

const MOST_SEALED = 500;

/** Signs what was told of pieces; here because the key is. */
const sealProvenances: Job = {
  name: 'seal-provenance', cron: '* * * * *',
  run: async (context, _input, services) => {
    const sealer = sealerOf(services.keys(SEAL_PURPOSE)[0]!);
    const { id, publicKey } = sealer;
    for (let found = MOST_SEALED; found === MOST_SEALED;) {
      const open = await unsealedLinks(context.home.database.sql, MOST_SEALED);
      found = open.length;
      if (found === 0) return;
      await context.run(sealProvenance, { id: null, requestId: 'job seal-provenance' }, { key: { id, publicKey },
        seals: open.map(({ certificateNo, seq, statement }) =>
          ({ certificateNo, seq, signature: sealOf(sealer, statement) })) });
    }
  },
};

/** In the night to Monday: what styles left over the last months proposes classes; what it does no more lapses. */
const proposeFromMargins: Job = {
  name: 'propose-classes', cron: '40 18 * * 0',
  run: async (context, _input, services) => {
    const at = context.home.clock.now();
    const period = await measuringPeriod(context.home.database.sql, at);
    if (!period) return;
    const measured = mostSold(await askMargins(services, period));
    const { from, until, policyVersion } = period;
    const request = { id: null, requestId: 'job propose-classes' };
    for (let start = 0; start < measured.length; start += MOST_MEASURED) {
      await context.run(proposeClasses, request,
        { from, until, policyVersion, at, measured: measured.slice(start, start + MOST_MEASURED) });
    }
    await context.run(lapseProposals, request, { at });
  },
};

const MOST_SWEPT = 200;

/** Takes files that no product has named for a day out of the store, and what broken uploads left there. */
const sweepFiles: Job = {
  name: 'sweep-uploads', cron: '23 * * * *',
  run: async (context, _input, { files: { store } }) => {
    if (!store) return;
    await store.tidy(context.home.clock.now());
    for (let gone: string[] = [], looked = MOST_SWEPT; gone.length > 0 || looked === MOST_SWEPT;) {
      const run = { id: null, requestId: 'job sweep-uploads' };
      const outcome = await context.run(sweepUploads, run, { gone, limit: MOST_SWEPT });
      if (!outcome.ok) return;
      for (const { file } of outcome.value.leaving) await store.remove(file);
      ({ looked } = outcome.value);
      gone = outcome.value.leaving.map(({ id }) => id);
    }
  },
};

export const jobs: readonly Job[] = [
  sealProvenances,
  announceItems,
  proposeFromMargins,
  sweepFiles,
  // Mostly finds nothing: only an upgrade leaves items whose news says too little.
  drain('spell-products', '*/5 * * * *', spellProducts, ({ spelled }) => spelled),
  drain('announce-anew', '*/5 * * * *', announceAnew, ({ announced }) => announced),
];
