import { useQuery } from '@tanstack/react-query';
import { readPlaces } from './complaints.data.ts';

/** Choices of outlets, by name. */
export function usePlaces(): readonly { id: string; name: string }[] {
  return useQuery({ queryKey: ['graph', 'places'], queryFn: readPlaces }).data ?? [];
}
