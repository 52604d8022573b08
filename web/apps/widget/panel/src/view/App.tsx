import { useEffect, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state';
import { Conversation } from './Conversation';
import { Header } from './Header';
import { usePanel } from './panel-context';
import { Welcome } from './Welcome';

export function App() {
  const { chat, language, close } = usePanel();
  const [state, setState] = useState<ChatState>(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.subscribe(() => setState(chat.state));
  }, [chat]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close?.();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [close]);
  const { words } = language;
  const talking = state.phase === 'talking' || state.phase === 'ended' || state.phase === 'starting';
  return (
    <main class="panel">
      <Header state={state} />
      {talking ? (
        <Conversation state={state} />
      ) : state.phase === 'welcome' ? (
        <Welcome state={state} />
      ) : (
        <p class="blank" role="status">
          {state.phase === 'loading' ? words.loading : words.unavailable}
        </p>
      )}
    </main>
  );
}
