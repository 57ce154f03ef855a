/** The account commands as identity offers them: bound to the database, the actor comes first. */
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { type CreateClient, createClient, type DemoSecret } from '../clients/create-client.ts';
import { disableClient } from '../clients/disable-client.ts';
import { findClients } from '../clients/find-clients.ts';
import { type ListClients, listClients } from '../clients/list-clients.ts';
import { type RotateClientSecret, rotateClientSecret } from '../clients/rotate-client-secret.ts';
import { type UpdateOrigins, updateOrigins } from '../clients/update-origins.ts';
import type { IdentityContext } from '../context.ts';
import type { Outcome } from '../refusals.ts';
import { readAuditTrail, type TrailQuestion } from './audit-trail.ts';
import { type CreateOperator, createOperator } from './create-operator.ts';
import { disableOperator } from './disable-operator.ts';
import { enableOperator } from './enable-operator.ts';
import { confirmTotp, enrolTotp } from './enrol-totp.ts';
import { findOperators } from './find-operators.ts';
import { type ListAudit, listAudit } from './list-audit.ts';
import { type ListColleagues, listColleagues } from './list-colleagues.ts';
import { type ListOperators, listOperators } from './list-operators.ts';
import {
  type ChangeOwnPassword, changeOwnPassword, type EnrolOwnTotp, enrolOwnTotp, findOwnAccount,
  type RemoveOwnTotp, removeOwnTotp,
} from './own-account.ts';
import type { DocumentCheck } from '../documents/document.ts';
import { type ListDocuments, listDocuments } from '../documents/list-documents.ts';
import { type RegisterDocuments, registerDocuments } from '../documents/register-documents.ts';
import { type WithdrawDocuments, withdrawDocuments } from '../documents/withdraw-documents.ts';
import { once, type Request } from './once.ts';
import { listKeys, type RotateKeys, rotateKeys } from '../keys/rotate-keys.ts';
import { resetPassword } from './reset-password.ts';
import { stillStands, type Stood } from './still-stands.ts';
import { withdrawPerson } from './withdraw-person.ts';
import { type UpdateOperatorRoles, updateOperatorRoles } from './update-operator-roles.ts';

export type Commands = ReturnType<typeof bindCommands>;
export type Accounts = ReturnType<typeof bindAccounts>;

/**
 * `afterCut` makes this process see withdrawn access, new keys and origins at once; others see them within
 * seconds.
 */
export function bindAccounts(context: IdentityContext, afterCut: () => void) {
  return {
    ...bindCommands(context, afterCut),
    /** One of these commands, at most once for each key of this actor. */
    once: async <T extends object>(
      by: Actor, request: Request, command: (commands: Commands) => Promise<Outcome<T>>,
      subjectOf: (done: T) => string,
    ) => {
      const inside = (joined: IdentityContext) => command(bindCommands(joined, () => undefined));
      const outcome = await once(context, by, request, inside, subjectOf);
      afterCut();
      return outcome;
    },
  };
}

function bindCommands(context: IdentityContext, afterCut: () => void) {
  const cutting = async <T>(work: Promise<T>): Promise<T> => {
    const outcome = await work;
    afterCut();
    return outcome;
  };
  return {
    createOperator: (by: Actor, input: CreateOperator) => createOperator(context, by, input),
    updateOperatorRoles: (by: Actor, input: UpdateOperatorRoles) =>
      cutting(updateOperatorRoles(context, by, input)),
    disableOperator: (by: Actor, input: { readonly operatorId: string }) =>
      cutting(disableOperator(context, by, input)),
    enableOperator: (by: Actor, input: { readonly operatorId: string }) =>
      enableOperator(context, by, input),
    resetPassword: (
      by: Actor, input: { readonly operatorId: string; readonly alsoRemoveTotp?: boolean },
    ) => cutting(resetPassword(context, by, input)),
    listOperators: (by: Actor, input?: ListOperators) => listOperators(context, by, input),
    findOperators: (by: Actor, ids: readonly string[]) => findOperators(context, by, ids),
    listColleagues: (asked: ListColleagues) => listColleagues(context, asked),
    listAudit: (by: Actor, input?: ListAudit) => listAudit(context, by, input),
    /** Asked by rooms that go on with somebody's work. */
    stillStands: (stood: Stood) => stillStands(context, stood),
    readAuditTrail: (asked: TrailQuestion) => readAuditTrail(context, asked),
    createClient: (by: Actor, input: CreateClient, demo?: DemoSecret) =>
      cutting(createClient(context, by, input, demo)),
    rotateClientSecret: (by: Actor, input: RotateClientSecret) =>
      rotateClientSecret(context, by, input),
    disableClient: (by: Actor, input: { readonly clientId: string }) =>
      cutting(disableClient(context, by, input)),
    updateOrigins: (by: Actor, input: UpdateOrigins) => cutting(updateOrigins(context, by, input)),
    listClients: (by: Actor, input?: ListClients) => listClients(context, by, input),
    findClients: (by: Actor, ids: readonly string[]) => findClients(context, by, ids),
    registerDocuments: (by: Actor, check: DocumentCheck, input: RegisterDocuments) =>
      registerDocuments(context, check, by, input),
    withdrawDocuments: (by: Actor, input: WithdrawDocuments) => withdrawDocuments(context, by, input),
    listDocuments: (by: Actor, asked: ListDocuments) => listDocuments(context, by, asked),
    withdrawPerson: (by: Actor, input: { readonly personId: string }) =>
      cutting(withdrawPerson(context, by, input)),
    rotateKeys: (by: Actor, input: RotateKeys) => cutting(rotateKeys(context, by, input)),
    listKeys: (by: Actor) => listKeys(context, by),
    /** By the account's owner, for their own account. */
    changeOwnPassword: (input: ChangeOwnPassword) => cutting(changeOwnPassword(context, input)),
    findOwnAccount: (accountId: string) => findOwnAccount(context, accountId),
    enrolOwnTotp: (input: EnrolOwnTotp) => enrolOwnTotp(context, input),
    enrolTotp: (accountId: string) => enrolTotp(context, accountId),
    confirmTotp: (accountId: string, code: string) => confirmTotp(context, accountId, code),
    removeOwnTotp: (input: RemoveOwnTotp) => removeOwnTotp(context, input),
  };
}
