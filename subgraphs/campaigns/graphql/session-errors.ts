import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';

const STALE = 'Somebody changed it since it was read; currentVersion is what it is now.';

/** Errors of an operator's edit: STALE carries the version as it is now. */
export function editErrorType(
  mutation: string, codes: Record<string, string>,
): ClassType<UserErrorView & { currentVersion?: number | null }> {
  @ObjectType(`${mutation}UserError`, {
    simpleResolvers: true, description: `A refusal of ${mutation}; nothing was changed.`,
  })
  class EditUserError extends userErrorType(mutation, { ...codes, STALE }) {
    @Field(() => Int, { nullable: true, description: 'With STALE: the current version.' })
    currentVersion?: number | null;
  }
  return EditUserError;
}
