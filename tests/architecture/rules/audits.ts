import type { Finding, Source } from '../sources.ts';
import { isTest, placeOf, targetOf } from './place.ts';

/** Commands that leave no record in the audit trail, and why nobody would ask it about them. */
const SILENT: Readonly<Record<string, string>> = {
  'catalog.announceAnew': 'tells what stands',
  'catalog.spellProducts': 'works out anew what stands',
  'catalog.announceItemsCommand': 'tells what stands',
  'franchises.tellOutletsAnew': 'tells what stands',
  'franchises.foldRebateDays': 'adds sums up',
  'franchises.foldSaleDays': 'adds sums up',
  'franchises.takeComplaints': 'a copy of what members audit',
  'franchises.countTrial': 'a count by rules whose asking is audited, whose result is kept',
  'franchises.rebateProof': 'a check, whose result is kept',
  'franchises.settlementProof': 'a check, whose result is kept',
  'insights.factProof': 'a check, whose result is kept',
  'insights.keepMonths': 'keeps what follows from facts',
  'insights.claimExport': 'begins what was asked for, which is audited',
  'insights.renewExport': 'goes on with what was asked for, which is audited',
  'insights.keepExportPart': 'goes on with what was asked for, which is audited',
  'insights.sweepExports': 'what was kept for its days only',
  'insights.keepConsents': 'follows a consent that members audit',
  'insights.keepRelations': 'a copy of what members audit',
  'insights.keepPoints': 'a copy of what loyalty keeps in its ledger',
  'insights.startDueSnapshots': 'begins what is due each day; who enters and leaves is kept',
  'insights.stepSnapshot': 'goes on with a snapshot; who enters and leaves is kept',
  'insights.startDueTagRuns': 'begins what is due each day; what is given and taken is kept',
  'insights.stepTagRun': 'gives and takes by a rule that is audited; each saying is kept',
  'insights.keepRates': 'a copy of what catalog audits',
  'insights.takeConsents': 'follows a consent that members audit',
  'insights.takeDeliveries': 'a copy of what orders audit',
  'insights.takeEnrolments': 'follows an enrolment that members audit',
  'insights.takeOrders': 'a copy of what orders audit',
  'insights.takeReturns': 'a copy of what orders audit',
  'insights.makeHeldOutModel': 'a count to measure by, gone when it is measured',
  'insights.scoreMembers': 'works out anew what facts and fits say',
  'loyalty.countEffect': 'a count over a version that is audited, whose result is kept',
  'loyalty.ledgerProof': 'a check, whose result is kept',
  'loyalty.openAccounts': 'follows an enrolment that members audit',
  'loyalty.keepRates': 'a copy of what catalog audits',
  'loyalty.noticeExpiring': 'tells what the lots say', 'loyalty.noticeGraces': 'tells what the tier says',
  'loyalty.tellTiersAnew': 'tells what stands',
  'members.countPhoneSearch': 'a counter of tries',
  'members.noteLogged': 'a mark on what is audited',
  'members.forgetExpired': 'what was kept for its days only',
  'members.beginExports': 'a counter of tries',
  'members.keepMemberExport': 'puts together what was asked for, which is audited',
  'members.tellConsentsOfBefore': 'tells what stands',
  'members.forgetPhoneTries': 'a counter of tries',
  'members.forgivePhoneSearch': 'a counter of tries',
  'members.logContactViews': 'is a log of its own, which head office reads',
  'members.noteActivity': 'the last day of a purchase that orders audit',
  'members.keepAppointments': 'a copy of what service audits',
  'members.keepHomes': 'a copy of what franchises audit',
  'members.refreshLifeEvents': 'works out anew what stands',
  'members.tellUntoldLifeEvents': 'tells what stands',
  'members.tellUntoldProfiles': 'tells what stands',
  'members.notePlaces': 'a copy of what franchises audit',
  'orders.foldSales': 'adds sums up',
  'orders.foldMargins': 'adds sums up',
  'orders.keepMembers': 'a copy of what members audit',
  'orders.keepRates': 'a copy of what catalog audits',
  'orders.keepWithdrawnRates': 'a copy of what catalog audits',
  'loyalty.keepWithdrawnRates': 'a copy of what catalog audits',
  'insights.keepWithdrawnRates': 'a copy of what catalog audits',
  'orders.mergeMembers': 'follows a merge that members audit',
  'service.tellUntold': 'tells what stands',
  'service.renewCare': 'works out anew what sales and services say',
  'rewards.keepMembers': 'a copy of what members audit',
  'rewards.keepSegmentMembers': 'a copy of what insights keep',
  'rewards.learnSegment': 'a copy of what insights keep',
  'rewards.keepRelations': 'a copy of what members audit',
  'rewards.takePurchases': 'a copy of what orders audit',
  'rewards.takePurchaseReturns': 'a copy of what orders audit',
  'rewards.tellBirthdays': 'tells what stands',
  'rewards.remindRedemptions': 'tells what stands',
  'rewards.mergeMembers': 'follows a merge that members audit',
  'rewards.unmergeMembers': 'follows a merge that members audit',
  'plans.planProof': 'a check, whose result is kept',
  'plans.keepMembers': 'a copy of what members audit',
  'plans.mergeMembers': 'follows a merge that members audit',
  'plans.unmergeMembers': 'follows a merge that members audit',
  'tradeins.keepMembers': 'a copy of what members audit',
  'tradeins.mergeMembers': 'follows a merge that members audit',
  'tradeins.unmergeMembers': 'follows a merge that members audit',
  'tradeins.creditProof': 'a check, whose result is kept',
  'outreach.keepMembers': 'a copy of what members audit',
  'outreach.keepConsents': 'a copy of what members audit',
  'outreach.mergeMembers': 'follows a merge that members audit',
  'outreach.unmergeMembers': 'follows a merge that members audit',
  'outreach.keepLifeEvents': 'a copy of what members audit',
  'outreach.takeTest': 'asking for it is noted',
  'outreach.endTest': 'asking for it is noted',
  'outreach.takeMessages': 'each message says what became of it',
  'outreach.settleMessages': 'each message says what became of it',
  'service.keepMembers': 'a copy of what members audit',
  'campaigns.keepVisits': 'a copy of what members audit', 'campaigns.forgetVisits': 'a copy of what members audit',
  'service.keepVisits': 'a copy of what members audit',
  'service.forgetVisits': 'a copy of what members audit',
  'service.mergeMembers': 'follows a merge that members audit',
  'service.unmergeMembers': 'follows a merge that members audit',
  'service.takeOrders': 'a copy of what orders audit',
  'service.takeReturns': 'a copy of what orders audit',
  'rewards.costProof': 'a check, whose result is kept',
  'rewards.keepPointWorths': 'a copy of what loyalty audits',
  'rewards.keepRates': 'a copy of what catalog audits',
  'rewards.keepWithdrawnRates': 'a copy of what catalog audits',
  'rewards.readGauges': 'keeps what follows from what stands',
  'rewards.takePoints': 'a copy of what loyalty keeps in its ledger',
  'rewards.takeReturns': 'a copy of what orders audit',
  'rewards.takeSales': 'a copy of what orders audit',
  'engagement.keepMembers': 'a copy of what members audit',
  'engagement.unmergeMembers': 'follows a merge that members audit',
  'engagement.takeOrders': 'a copy of what orders audit',
  'engagement.takeDeliveries': 'a copy of what orders audit',
  'engagement.forgetEarnings': 'counts of days that nobody asks about any more',
};

interface Definition {
  readonly source: Source;
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

const BEGINS = /^(?:export )?(?:async )?(?:(?:function|const|class)\*? (\w+)|interface|type|import)\b/;
const COMMAND = /^export const \w+\b[^=]*= define\w+\b/;

/**
 * Who asks afterwards what happened finds it in the audit trail: each command writes a record, itself or by
 * what it calls, or is a copy of another room's facts, or is listed with its reason.
 */
export function checkAudits(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, definitionsOf(source)]));
  const isCommandFile = ({ path }: Source) => {
    const { subgraph, layer } = placeOf(path);
    return layer === 'commands' && subgraph !== 'kernel' && !isTest(path);
  };
  return sources.filter(isCommandFile).flatMap((source) => (
    [...byPath.get(source.path)!.values()].filter(({ text }) =>
      COMMAND.test(text) && !/= defineProjection\b/.test(text)).flatMap((command) => {
      const message = faultOf(placeOf(source.path).subgraph!, command.name, audits(command, byPath, new Set()));
      return message ? [{ path: source.path, line: command.line, rule: 'audits', message }] : [];
    })));
}

function faultOf(room: string, name: string, isAudited: boolean): string | null {
  const isSilent = `${room}.${name}` in SILENT;
  if (isAudited) return isSilent ? `${name} audits and is listed as silent` : null;
  return isSilent ? null
    : `${name} changes what a person may ask about, and leaves no record in the audit trail`;
}

function audits(
  definition: Definition, byPath: ReadonlyMap<string, ReadonlyMap<string, Definition>>,
  seen: Set<Definition>,
): boolean {
  if (seen.has(definition)) return false;
  seen.add(definition);
  const { source, text } = definition;
  if (/\.audit\(/.test(text)) return true;
  const own = byPath.get(source.path)!;
  const words = new Set(text.match(/[#\w]+/g));
  const imported = source.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ from, names }) => {
    const target = byPath.get(targetOf(source.path, from) ?? '');
    return names.filter((name) => words.has(name)).flatMap((name) => target?.get(name) ?? []);
  });
  return [...[...words].flatMap((word) => own.get(word) ?? []), ...imported]
    .some((next) => audits(next, byPath, seen));
}

/** The functions, constants and classes of a file, each to the beginning of the next. */
function definitionsOf(source: Source): Map<string, Definition> {
  const found = new Map<string, Definition>();
  let open: { name: string; line: number; lines: string[] } | null = null;
  const close = () => {
    if (open) found.set(open.name, { source, name: open.name, line: open.line, text: open.lines.join('\n') });
  };
  for (const [index, line] of source.lines.entries()) {
    const begins = BEGINS.exec(line);
    if (begins) {
      close();
      open = begins[1] ? { name: begins[1], line: index + 1, lines: [] } : null;
    }
    open?.lines.push(line);
  }
  close();
  return found;
}
