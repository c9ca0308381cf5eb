// The words for states that the search knows, in the language that is spoken.
import { useMemo } from 'react';
import { useTexts } from '../texts/texts.ts';
import { type SearchWords, searchWords } from './company-search.ts';

export function useSearchWords(): SearchWords {
  const t = useTexts();
  return useMemo(() => searchWords(t), [t]);
}
