/** Answers the pages of one sign-in: password → (second factor) → (new password) → back. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';

import { type AccountRow, findAccountById } from '../accounts/account-row.ts';
import { writeAudit } from '../accounts/audit.ts';
import { changePassword, SIGN_IN_DESK } from '../accounts/change-password.ts';
import type { IdentityContext } from '../context.ts';
import { SignedOutMeanwhile } from '../database/artifact-adapter.ts';
import type { Place } from '../provider/place.ts';
import { checkPassword } from './check-password.ts';
import { checkSecondFactor } from './check-second-factor.ts';
import { type Known, knownDevice, makeKnown } from './known-device.ts';
import { csrfFor, isCsrf, readTicket, type Ticket, writeTicket } from './form-token.ts';
import { contentSecurityPolicy } from './pages/layout.ts';
import { messagePage } from './pages/message-page.ts';
import {
  type DemoSignIn, type FormError, newPasswordPage, passwordPage, secondFactorPage,
} from './pages/step-pages.ts';
import { type Locale, localeOf } from './pages/words.ts';
import { readForm } from './read-form.ts';

export interface SignInDesk {
  readonly context: IdentityContext;
  readonly demoSignIns: readonly DemoSignIn[];
  readonly issuer: URL;
}

interface Visit {
  readonly desk: SignInDesk;
  readonly provider: Provider;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly uid: string;
  readonly place: Place;
  readonly locale: Locale;
}

export async function answerSignIn(
  desk: SignInDesk, provider: Provider, req: IncomingMessage, res: ServerResponse, place: Place,
): Promise<void> {
  const interaction = await provider.interactionDetails(req, res).catch(() => undefined);
  const accepted = req.headers['accept-language'];
  const locale = localeOf(interaction?.params['ui_locales'], accepted);
  if (!interaction || !req.url?.includes(`/interaction/${interaction.uid}`)) {
    return send(res, 400, messagePage(locale, 'expired'));
  }
  const origin = new URL(String(interaction.params['redirect_uri'])).origin;
  res.setHeader('content-security-policy', contentSecurityPolicy([origin]));
  const visit: Visit = { desk, provider, req, res, uid: interaction.uid, place, locale };
  if (req.method === 'GET') return showPassword(visit, 200);
  if (req.method !== 'POST') return send(res, 405, messagePage(locale, 'broken'));
  return takeForm(visit);
}

async function takeForm(visit: Visit): Promise<void> {
  const { context } = visit.desk;
  const form = await readForm(visit.req);
  const foreign = visit.req.headers['sec-fetch-site'] === 'cross-site';
  if (!form || foreign || !isCsrf(context, visit.uid, form.get('csrf') ?? '')) {
    return send(visit.res, 403, messagePage(visit.locale, 'expired'));
  }
  if (form.has('cancel')) {
    return visit.provider.interactionFinished(visit.req, visit.res,
      { error: 'access_denied', error_description: 'the operator cancelled' });
  }
  if (form.get('step') === 'password') return takePassword(visit, form);
  const ticket = readTicket(context, visit.uid, form.get('ticket') ?? '');
  if (!ticket) return showPassword(visit, 400, { field: 'password', code: 'FORM_EXPIRED' });
  if (form.get('step') === 'second-factor') return takeSecondFactor(visit, form, ticket);
  return takeNewPassword(visit, form, ticket);
}

async function takePassword(visit: Visit, form: URLSearchParams): Promise<void> {
  const email = form.get('email') ?? '';
  const password = form.get('password') ?? '';
  if (!email.trim()) return showPassword(visit, 422, { field: 'email', code: 'EMAIL_MISSING' });
  if (!password) {
    return showPassword(visit, 422, { field: 'password', code: 'PASSWORD_MISSING' }, email);
  }
  const { context } = visit.desk;
  const deviceOf = (account: AccountRow) => knownDevice(context, visit.req.headers.cookie, account);
  const outcome = await checkPassword(context, { email, password, place: visit.place, deviceOf });
  if (!outcome.ok) {
    const error = { field: 'password', code: outcome.code, waitSeconds: outcome.waitSeconds };
    return showPassword(visit, statusOf(visit, error), error, email);
  }
  const { account } = outcome;
  const ticket: Ticket = { uid: visit.uid, accountId: account.id, epoch: account.epoch, amr: ['pwd'] };
  if (account.totp_confirmed_at) return send(visit.res, 200, secondFactorPage(step(visit, ticket)));
  return proceed(visit, account, ticket);
}

async function takeSecondFactor(visit: Visit, form: URLSearchParams,
  ticket: Ticket): Promise<void> {
  const { context } = visit.desk;
  const { accountId } = ticket;
  const account = await findAccountById(context.pool, accountId);
  const device = account && knownDevice(context, visit.req.headers.cookie, account);
  const outcome = await checkSecondFactor(context,
    { accountId, code: form.get('code') ?? '', place: visit.place, device });
  if (!outcome.ok) {
    const error = { field: 'code', code: outcome.code, waitSeconds: outcome.waitSeconds };
    return send(visit.res, statusOf(visit, error), secondFactorPage(step(visit, ticket, error)));
  }
  return proceed(visit, outcome.account, { ...ticket, amr: [...ticket.amr, 'otp'] });
}

async function takeNewPassword(visit: Visit, form: URLSearchParams, ticket: Ticket): Promise<void> {
  const { context } = visit.desk;
  const account = await findAccountById(context.pool, ticket.accountId);
  const missedStep = account?.totp_confirmed_at && !ticket.amr.includes('otp');
  const isOver = account?.epoch !== ticket.epoch;
  if (!account?.must_change_password || account.disabled_at || missedStep || isOver) {
    return showPassword(visit, 400, { field: 'password', code: 'FORM_EXPIRED' });
  }
  const password = form.get('password') ?? '';
  const differs = form.get('repeat') !== password;
  const outcome = differs
    ? { ok: false as const, code: 'PASSWORDS_DIFFER' }
    : await changePassword(context, { accountId: account.id, password, epoch: ticket.epoch });
  if (!outcome.ok && outcome.code === 'STALE') {
    return showPassword(visit, 400, { field: 'password', code: 'FORM_EXPIRED' });
  }
  if (!outcome.ok) {
    const error = { field: differs ? 'repeat' : 'password', code: outcome.code };
    return send(visit.res, 422, newPasswordPage(step(visit, ticket, error)));
  }
  return finish(visit, account, { ...ticket, epoch: outcome.epoch });
}

async function proceed(visit: Visit, account: AccountRow, ticket: Ticket): Promise<void> {
  if (account.must_change_password) {
    return send(visit.res, 200, newPasswordPage(step(visit, ticket)));
  }
  return finish(visit, account, ticket);
}

async function finish(visit: Visit, { email }: AccountRow, ticket: Ticket): Promise<void> {
  const { context } = visit.desk;
  const { accountId, epoch } = ticket;
  const result = { login: { accountId, amr: [...ticket.amr] }, epoch };
  let back: string;
  try {
    back = await visit.provider.interactionResult(visit.req, visit.res, result, { mergeWithLastSubmission: false });
  } catch (error) {
    if (!(error instanceof SignedOutMeanwhile)) throw error;
    return showPassword(visit, 400, { field: 'password', code: 'FORM_EXPIRED' });
  }
  await writeAudit(context, context.pool, SIGN_IN_DESK, {
    action: 'operator.signed-in', subject: accountId, detail: { ip: visit.place.ip, amr: ticket.amr },
  });
  rememberBrowser(visit, { email, epoch });
  visit.res.writeHead(303, { 'location': back, 'content-length': '0' }).end();
}

function rememberBrowser({ desk: { context, issuer }, req, res }: Visit, account: Known): void {
  const place = {
    path: `${issuer.pathname.replace(/\/$/, '')}/interaction`, secure: issuer.protocol === 'https:' };
  res.appendHeader('set-cookie', makeKnown(context, req.headers.cookie, account, place));
}

function showPassword(
  visit: Visit, status: number, error?: FormError, email?: string,
): void {
  const { demoSignIns } = visit.desk;
  const body = passwordPage({ ...step(visit, undefined, error), demoSignIns,
    ...(email === undefined ? {} : { email }) });
  send(visit.res, status, body);
}

function step(visit: Visit, ticket?: Ticket, error?: FormError) {
  const { context } = visit.desk;
  return {
    locale: visit.locale,
    csrf: csrfFor(context, visit.uid),
    ...(ticket ? { ticket: writeTicket(context, ticket) } : {}),
    error,
  };
}

function statusOf(visit: Visit, error: FormError): number {
  if (error.code !== 'LOCKED_OUT') return 422;
  visit.res.setHeader('retry-after', String(error.waitSeconds ?? 0));
  return 429;
}

function send(res: ServerResponse, status: number, body: string): void {
  res.writeHead(status,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  res.end(body);
}
