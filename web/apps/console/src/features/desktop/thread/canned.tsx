import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '@/shared/api';
import type { Interaction } from '../session/protocol';
import { cannedWord, filled, fitting } from './cannedText';
import classes from './composer.module.css';

export interface CannedResponse {
  id: string;
  shortcut: string;
  text: string;
}

/** `/` at the start of a word opens the team's ready answers; typing narrows them, Enter or Tab takes one. */
export function useCanned(text: string, enabled: boolean, field: RefObject<HTMLTextAreaElement | null>, interaction: Interaction, set: (text: string) => void) {
  const list = useId();
  const me = useMe();
  const responses = useQuery({ queryKey: ['/cannedResponses', 'list', {}], queryFn: () => api.all<CannedResponse>('/cannedResponses'), enabled });
  const [caret, setCaret] = useState(-1);
  const [at, setAt] = useState(0);
  const word = enabled && caret >= 0 ? cannedWord(text, caret) : null;
  const choices = word ? fitting(responses.data ?? [], word.wanted) : [];
  const open = choices.length > 0;
  const chosen = Math.min(at, choices.length - 1);

  const take = (response: CannedResponse | undefined) => {
    if (!response || !word) return;
    const words = filled(response.text, { customer: interaction.customer?.name ?? '', agent: me.data?.name ?? '', company: me.data?.tenant.name ?? '' });
    const next = text.slice(0, word.start) + words + text.slice(caret);
    set(next);
    setCaret(-1);
    const end = word.start + words.length;
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    }, 0);
  };
  return {
    open,
    choices,
    chosen,
    list,
    take,
    setAt,
    look: () => {
      setAt(0);
      // After the field has moved its caret.
      setTimeout(() => setCaret(field.current?.selectionStart ?? -1), 0);
    },
    close: () => setCaret(-1),
    /** True when the key was for the list. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (!open) return false;
      if (event.key === 'ArrowDown') setAt((chosen + 1) % choices.length);
      else if (event.key === 'ArrowUp') setAt((chosen - 1 + choices.length) % choices.length);
      else if (event.key === 'Enter' || event.key === 'Tab') take(choices[chosen]);
      else if (event.key === 'Escape') setCaret(-1);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    fieldProps: open
      ? { role: 'combobox', 'aria-expanded': true, 'aria-controls': list, 'aria-activedescendant': `${list}-${chosen}`, 'aria-autocomplete': 'list' as const }
      : {},
  };
}

export function CannedList({ canned }: { canned: ReturnType<typeof useCanned> }) {
  const { t } = useTranslation('desktop');
  return (
    <ul id={canned.list} role="listbox" aria-label={t('canned')} className={classes.canned}>
      {canned.choices.map((response, index) => (
        <li
          key={response.id}
          id={`${canned.list}-${index}`}
          role="option"
          aria-selected={index === canned.chosen}
          onPointerMove={() => canned.setAt(index)}
          onPointerDown={(event) => {
            event.preventDefault();
            canned.take(response);
          }}
        >
          <strong>/{response.shortcut}</strong>
          <span dir="auto">{response.text}</span>
        </li>
      ))}
    </ul>
  );
}
