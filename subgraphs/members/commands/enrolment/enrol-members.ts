import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { erasedAmong } from '../../persistence/merges/families.ts';
import { countGuesses } from './count-guesses.ts';
import { decideEnrolment, noWrites } from './decide-enrolments.ts';
import {
  MAX_ENROLMENTS, type EnrolmentCode, type EnrolmentInput, type EnrolmentValue,
} from './enrolment.ts';
import { findHidden } from './find-hidden.ts';
import { loadPlaces, readEnrolment } from './read-enrolment.ts';
import { loadReferrers } from './referrers.ts';
import { loadRoster } from './roster.ts';
import { writeEnrolments } from './write-enrolments.ts';

/** Enrols, finds or merges: OneID for one customer or for an import of hundreds. */
export const enrolMembers = defineBatchCommand<EnrolmentInput, EnrolmentValue, EnrolmentCode>({
  name: 'members.enrol',
  needs: namedBy({ outletId: FACT.outlet, channelId: FACT.channel }),
  maxBatch: MAX_ENROLMENTS,
  executeAll: async (tx, requests) => {
    const places = await loadPlaces(tx.sql, requests);
    const book = await readCodebook(tx.sql);
    const erased = await erasedAmong(tx.sql, requests.flatMap(({ input }) => input.memberId ?? []));
    // An import names ids of its own: whoever was erased under one comes as somebody new.
    const referrers = await loadReferrers(tx, requests);
    const read = requests.map((request) => readEnrolment(request,
      { places, referrerId: referrers(request), erased }, book, tx.now));
    const roster = await loadRoster(tx.sql,
      read.flatMap((item) => ('enrolment' in item ? [item.enrolment] : [])));
    const writes = noWrites();
    const waits = await countGuesses(tx, roster, requests, read);
    const hidden = await findHidden(tx, roster, requests, read);
    const outcomes = read.map((item, index): Outcome<EnrolmentValue, EnrolmentCode> => {
      if ('refusals' in item) return refusedAll(item.refusals);
      const waitSeconds = waits.get(index);
      if (waitSeconds !== undefined) {
        return refused('TOO_MANY_ATTEMPTS', 'Too many phones were shown.', ['phone'], { waitSeconds });
      }
      if (hidden.has(index)) {
        return refused('CODE_REQUIRED', 'This is a member already, which shows its code.', ['phone']);
      }
      const value = decideEnrolment(roster, writes, item.enrolment, index, tx.now);
      const { actor, requestId, input } = requests[index]!;
      tx.audit({
        subjectId: value.memberId, by: { actor, requestId },
        after: { ...value, channelId: input.channelId, outletId: input.outletId, source: input.source },
      });
      return accepted(value);
    });
    await writeEnrolments(tx, writes, requests);
    return outcomes;
  },
});
