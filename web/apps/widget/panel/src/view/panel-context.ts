import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Callbacks } from '../chat/callbacks';
import type { Chat } from '../chat/chat';
import type { Language } from '../words/words';

/** What every part of the panel needs: the conversation, the language, and the way out. */
export interface PanelContext {
  chat: Chat;
  language: Language;
  close: (() => void) | null;
  callbacks?: Callbacks;
}

export const Panel = createContext<PanelContext | null>(null);

export function usePanel(): PanelContext {
  const panel = useContext(Panel);
  if (panel === null) throw new Error('outside of the panel');
  return panel;
}
