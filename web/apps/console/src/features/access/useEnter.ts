import { useNavigate } from '@tanstack/react-router';
import { keepTokens, type TokenFields } from '@/shared/session/tokens';

/** Takes the tokens of a fresh session and opens the console where the person wanted to go. */
export function useEnter(): (fields: TokenFields, next?: string) => void {
  const navigate = useNavigate();
  return (fields, next) => {
    keepTokens(fields);
    void navigate({ to: next?.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true });
  };
}
