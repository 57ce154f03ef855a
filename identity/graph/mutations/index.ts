import type { Mutation } from '../mutation.ts';
import { changeMyPassword } from './change-my-password.ts';
import { confirmMyTotp } from './confirm-my-totp.ts';
import { createOperator } from './create-operator.ts';
import { createPartnerClient } from './create-partner-client.ts';
import { disableOperator } from './disable-operator.ts';
import { disablePartnerClient } from './disable-partner-client.ts';
import { endMemberTokens } from './end-member-tokens.ts';
import { enableOperator } from './enable-operator.ts';
import { enrolMyTotp } from './enrol-my-totp.ts';
import { registerDocuments } from './register-documents.ts';
import { removeMyTotp } from './remove-my-totp.ts';
import { resetOperatorPassword } from './reset-operator-password.ts';
import { rotatePartnerClientSecret } from './rotate-partner-client-secret.ts';
import { rotateSigningKeys } from './rotate-signing-keys.ts';
import { updateOperatorRoles } from './update-operator-roles.ts';
import { updatePartnerClientOrigins } from './update-partner-client-origins.ts';
import { withdrawDocuments } from './withdraw-documents.ts';

export const MUTATIONS: readonly Mutation[] = [
  createOperator, updateOperatorRoles, disableOperator, enableOperator, resetOperatorPassword,
  createPartnerClient, rotatePartnerClientSecret, updatePartnerClientOrigins, disablePartnerClient,
  endMemberTokens, rotateSigningKeys,
  registerDocuments, withdrawDocuments,
  changeMyPassword, enrolMyTotp, confirmMyTotp, removeMyTotp,
];
