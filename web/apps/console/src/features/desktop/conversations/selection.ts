import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The conversation in the address (`/desktop?c=…`), so that back, reload and links do what one expects. */
export function useSelection(): { selected: string | null; select: (id: string | null) => void } {
  const { c } = useSearch({ strict: false }) as { c?: string };
  const navigate = useNavigate();
  const select = useCallback(
    (id: string | null) => void navigate({ to: '/desktop', search: (id ? { c: id } : {}) as never }),
    [navigate],
  );
  return { selected: c ?? null, select };
}
