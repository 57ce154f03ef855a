import { useQuery } from '@tanstack/react-query';
import { readPlaces } from '../complaints/complaints.data.ts';

/** Outlets that a desk takes pieces in at, by name. */
export function usePlaces(): readonly { id: string; name: string }[] {
  return useQuery({ queryKey: ['graph', 'places'], queryFn: readPlaces }).data ?? [];
}
