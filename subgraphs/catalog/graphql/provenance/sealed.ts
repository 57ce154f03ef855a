import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { sealProvenance } from '../../commands/provenance/seal-provenance.ts';
import { SEAL_PURPOSE, sealerOf, sealOf } from '../../domain/provenance/seal.ts';
import { provenancesByNo, unsealedOf } from '../../queries/provenance/provenance-rows.ts';
import { Provenance } from './provenance.type.ts';

/** What was just told, sealed before it is answered; should that fail, the job of each minute does it. */
export function sealed(says: string): Answer<{ readonly certificateNo: string }, unknown> {
  return {
    type: () => Provenance, says,
    of: async ({ certificateNo }, context) => {
      const { home } = context.services;
      const open = await unsealedOf(home.database.sql, certificateNo);
      if (open.length > 0) {
        const sealer = sealerOf(context.services.keys(SEAL_PURPOSE)[0]!);
        const { id, publicKey } = sealer;
        const seals = open.map(({ seq, statement }) =>
          ({ certificateNo, seq, signature: sealOf(sealer, statement) }));
        await context.run(sealProvenance, { key: { id, publicKey }, seals }, {});
      }
      return (await provenancesByNo(home.database.sql, [certificateNo]))[0] ?? null;
    },
  };
}
