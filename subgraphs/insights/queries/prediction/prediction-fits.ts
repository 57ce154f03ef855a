import { sql as fragment } from 'kysely';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { BackTest, ModelError } from '../../domain/prediction/back-test/back-test.ts';
import type { DateErrors } from '../../domain/prediction/back-test/date-errors.ts';
import type { PopulationFit } from '../../domain/prediction/fit-population.ts';
import { dayOf, DEMAND_CLASSES } from '../../domain/prediction/purchase-days.ts';
import type {
  DateErrors as DateErrorsView, FitErrors, PredictionError, PredictionFit, PredictionRun,
} from '../../graphql/prediction/fit.type.ts';

interface Row {
  version: number; programme: string; currency: string; seen_on: string; policy_version: number;
  found: PopulationFit; fitted_at: Date;
}

const COLUMNS = fragment.raw(`p.version, p.programme, p.currency, p.seen_on::text as seen_on, p.policy_version, p.found,
  p.fitted_at`);

/** The newest first, each programme of a refit by itself. */
export async function predictionFits(sql: Sql, bounds: PageBounds) {
  const from = fragment`prediction_fit p`;
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from, key: 'p.id', arms: [{ from, where: fragment`true` }],
    sort: [{ column: 'p.fitted_at', type: 'timestamptz' }, { column: 'p.id', type: 'uuid' }], descending: true,
  }, bounds), fitView);
}

export async function newestRun(sql: Sql): Promise<PredictionRun | null> {
  return sql.maybe<PredictionRun>`select version, asked_by as "askedBy", asked_at as "askedAt",
    finished_at as "finishedAt" from prediction_run order by version desc limit 1`;
}

function fitView({ found, currency, ...row }: Row): PredictionFit {
  const { fitted } = found;
  const isFitted = typeof fitted !== 'string';
  const money = (minor: number) => moneyView(BigInt(Math.round(minor)), currency);
  return {
    version: row.version, programmeCode: row.programme, seenOn: row.seen_on, fittedAt: row.fitted_at,
    policyVersion: row.policy_version, customers: found.customers, repeaters: found.repeaters,
    state: isFitted ? 'fitted' : fitted,
    histories: isFitted ? {
      ...eachText(fitted.histories.model), logLikelihood: fitted.histories.logLikelihood.toFixed(1),
    } : null,
    spendings: isFitted ? {
      ...eachText({ p: fitted.spendings.model.p, q: fitted.spendings.model.q }),
      gamma: money(fitted.spendings.model.gamma), logLikelihood: fitted.spendings.logLikelihood.toFixed(1),
    } : null,
    midAbove: isFitted ? money(fitted.thirds.midAbove) : null,
    highAbove: isFitted ? money(fitted.thirds.highAbove) : null,
    usualIntervals: DEMAND_CLASSES.flatMap((demandClass) => {
      const days = found.medians[demandClass];
      return days === undefined ? [] : [{ demandClass, days }];
    }),
    errors: found.backTest && errorsView(found.backTest),
  };
}

function errorsView({ cutOn, members, actual, explained, statistical, shares, dates }: BackTest): FitErrors {
  return {
    cutOn: dayOf(cutOn), members, actualPurchases: actual,
    explained: errorView(explained), statistical: statistical && errorView(statistical),
    returnShares: shares ?? [], expectedDays: dates ? datesView(dates) : null,
  };
}

function errorView({ predicted, meanError, rootMeanSquare }: ModelError): PredictionError {
  return {
    predictedPurchases: predicted.toFixed(1), meanAbsoluteError: meanError.toFixed(4),
    rootMeanSquareError: rootMeanSquare?.toFixed(4) ?? null,
  };
}

function datesView({ asked, meanDaysOff, ...counts }: DateErrors): DateErrorsView {
  return { ...counts, members: asked, meanDaysOff: meanDaysOff?.toFixed(1) ?? null };
}

function eachText<Name extends string>(numbers: Readonly<Record<Name, number>>): Record<Name, string> {
  return Object.fromEntries(Object.entries<number>(numbers).map(([name, value]) => [name, value.toFixed(4)])) as
    Record<Name, string>;
}
