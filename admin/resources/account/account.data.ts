import { ask } from '../../graph/ask.ts';
import {
  ChangeMyPasswordDocument,
  ConfirmMyTotpDocument,
  EnrolMyTotpDocument,
  RemoveMyTotpDocument,
  RotateSigningKeysDocument,
} from '../../gql/graphql.ts';

export async function changeMyPassword(currentPassword: string, password: string) {
  return (await ask(ChangeMyPasswordDocument, { input: { currentPassword, password } })).changeMyPassword;
}

export async function enrolMyTotp(currentPassword: string) {
  return (await ask(EnrolMyTotpDocument, { input: { currentPassword } })).enrolMyTotp;
}

export async function confirmMyTotp(code: string) {
  return (await ask(ConfirmMyTotpDocument, { input: { code } })).confirmMyTotp;
}

export async function removeMyTotp(code: string) {
  return (await ask(RemoveMyTotpDocument, { input: { code } })).removeMyTotp;
}

export async function rotateSigningKeys(emergency: boolean, idempotencyKey: string) {
  return (await ask(RotateSigningKeysDocument, { input: { emergency, idempotencyKey } })).rotateSigningKeys;
}
