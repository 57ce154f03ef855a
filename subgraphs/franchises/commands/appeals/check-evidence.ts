import { refused } from '../../../kernel/outcome.ts';
import { isPhotoUrl, MOST_PHOTOS } from '../../domain/appeals/appeal.ts';
import { lengthProblem } from '../network/checks.ts';

export interface Evidence { readonly statement: string; readonly photos: readonly string[] }

/** What is wrong with what a franchise shows, or null. */
export function refusalOfEvidence(
  { statement, photos }: Evidence,
): ReturnType<typeof refused<'INVALID' | 'PHOTO_INVALID'>> | null {
  const problem = lengthProblem('statement', statement, 10, 2000);
  if (problem) return refused('INVALID', problem, ['statement']);
  if (photos.length > MOST_PHOTOS) {
    return refused('INVALID', `An appeal has at most ${MOST_PHOTOS} pictures.`, ['photos']);
  }
  const wrong = photos.findIndex((url) => !isPhotoUrl(url));
  return wrong < 0 ? null
    : refused('PHOTO_INVALID', 'A picture is an https address.', ['photos', String(wrong)]);
}
